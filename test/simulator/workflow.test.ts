import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import type { AxeResults } from 'axe-core';
import { AXE } from '../support/page.js';
import { KNOWN_UUID, openSimulator, type SimulatorPage } from '../support/simulator.js';

/** An open dialog, on a page whose focus is on the button that opened it. */
async function openWorkflow(head = '') {
  const page = await openSimulator({ head });
  page.simulator.installSimulator();
  page.win.Nexus.init({ nexus_key: 'key-1', uuid: KNOWN_UUID });
  const opener = page.doc.querySelector<HTMLElement>('#opener')!;
  opener.addEventListener('click', () => page.link());
  page.win.focus();
  opener.focus();
  opener.click();
  return Object.assign(page, { opener });
}

const isChromium = /Chrome/.test(navigator.userAgent);

/** The step in the list of steps that the dialog says it is in. */
const step = (page: SimulatorPage) => page.root().querySelector('[aria-current]')!.textContent;

/** From the list of servicers, with the keyboard only. */
async function signInByKeyboard(page: SimulatorPage, username: string, password: string) {
  await page.tabTo('Fernhollow');
  await page.press('Enter');
  expect(page.nameOf(page.active())).to.equal('Username');
  await page.type(username);
  await page.tabTo('Password');
  await page.type(password);
  await page.press('Enter');
}

async function finishByKeyboard(page: SimulatorPage) {
  expect(page.title()).to.equal('Your connected accounts');
  expect(page.text()).to.contain('Fernhollow Student Loans');
  await page.tabTo("I'm Done");
  await page.press('Enter');
  expect(page.responses).to.deep.equal([
    {
      callback: 'onSuccess',
      response: {
        message: 'Link complete.',
        result: { borrower: { uuid: KNOWN_UUID } },
        status: 'complete',
      },
    },
  ]);
}

/** How to come from the first step to each of the others. */
const STEPS: Record<string, (page: SimulatorPage) => void> = {
  choose: () => {},
  'sign in': (page) => page.choose('Bramblegate'),
  'sign in, refused': (page) => page.signIn('bad'),
  challenge: (page) => page.signIn('challenge'),
  'challenge, refused': (page) => {
    page.signIn('failchallenge');
    page.fill('What', 'Rex');
    page.choose('Continue');
  },
  review: (page) => page.signIn('me'),
  'choose another': (page) => {
    page.signIn('me');
    page.choose('Connect another');
  },
};

describe("the vendor's scenarios, by keyboard", () => {
  it('any value: connected at once', async () => {
    const page = await openWorkflow();
    await signInByKeyboard(page, 'someone', 'something');
    await finishByKeyboard(page);
  });

  for (const [username, password] of [
    ['bad', 'bad'],
    ['bad', 'anything'],
    ['someone', 'bad'],
    ['challenge', 'bad'],
  ] as const) {
    it(`${username} / ${password}: the sign-in fails, and can be tried again`, async () => {
      const page = await openWorkflow();
      await signInByKeyboard(page, username, password);
      expect(page.title()).to.contain('Sign in to Fernhollow');
      expect(page.refusal()).to.contain('We couldn’t sign you in');
      expect(page.nameOf(page.active())).to.equal('Username');
      expect(page.active()!.getAttribute('aria-invalid')).to.equal('true');
      await page.type('someone');
      await page.press('Tab');
      await page.type('something');
      await page.press('Enter');
      await finishByKeyboard(page);
    });
  }

  it('challenge: a question, and any answer connects', async () => {
    const page = await openWorkflow();
    await signInByKeyboard(page, 'challenge', 'something');
    expect(page.title()).to.equal('One more question');
    expect(page.nameOf(page.active())).to.contain('first pet');
    await page.type('Rex');
    await page.press('Enter');
    await finishByKeyboard(page);
  });

  it('failchallenge: a question, and every answer is refused', async () => {
    const page = await openWorkflow();
    await signInByKeyboard(page, 'failchallenge', 'something');
    for (const answer of ['Rex', 'Bella']) {
      await page.type(answer);
      await page.press('Enter');
      expect(page.title()).to.equal('One more question');
      expect(page.refusal()).to.contain('doesn’t match');
      expect(page.nameOf(page.active())).to.contain('first pet');
    }
    await page.tabTo('Back');
    await page.press('Enter');
    expect(page.title()).to.contain('Sign in to Fernhollow');
    expect(page.responses).to.deep.equal([]);
  });

  it('the special values count only when written exactly so', async () => {
    const page = await openWorkflow();
    page.signIn('Bad', 'badger');
    expect(page.title()).to.equal('Your connected accounts');
  });
});

describe('workflow', () => {
  it('connects several servicers, each listed once', async () => {
    const page = await openWorkflow();
    page.signIn('me');
    page.choose('Connect another', 'Quillmoor');
    page.signIn('me');
    page.choose('Connect another', 'Quillmoor');
    page.signIn('me');
    const listed = [...page.root().querySelectorAll('li.card strong')].map((name) => name.textContent);
    expect(listed).to.deep.equal(['Bramblegate Servicing', 'Quillmoor Lending']);
    page.choose("I'm Done");
    expect(page.responses.map(({ callback }) => callback)).to.deep.equal(['onSuccess']);
  });

  it('waits for both fields', async () => {
    const page = await openWorkflow();
    page.choose('Bramblegate', 'Sign in');
    expect(page.title()).to.contain('Sign in to');
  });

  it('goes back step by step', async () => {
    const page = await openWorkflow();
    page.signIn('challenge');
    page.choose('Back');
    expect(step(page)).to.equal('Sign in');
    page.choose('Back');
    expect(step(page)).to.equal('Choose');
    page.signIn('me');
    expect(step(page)).to.equal('Review');
    page.choose('Connect another', 'Back');
    expect(step(page)).to.equal('Review');
  });

  for (const [name, go] of Object.entries(STEPS)) {
    it(`says that it is a simulation, and keeps no password (${name})`, async () => {
      const page = await openWorkflow();
      go(page);
      expect(page.text()).to.contain('This is a simulation: nothing is sent anywhere.');
      const typed = [...page.root().querySelectorAll('input')].map(({ value }) => value);
      expect(typed.join('')).to.equal('');
    });

    for (const way of ['Escape', 'Close', 'Cancel']) {
      it(`is left by ${way}, after a confirmation (${name})`, async () => {
        const page = await openWorkflow();
        go(page);
        const before = page.title();
        const leave = async () => {
          if (way === 'Close') page.choose('Close');
          else if (way === 'Cancel') page.choose('Cancel');
          else await page.press('Escape');
        };
        await leave();
        expect(page.title()).to.equal('Leave without finishing?');
        expect(page.text()).to.contain('This is a simulation');
        await page.tabTo('Keep going');
        await page.press('Enter');
        expect(page.title()).to.equal(before);
        expect(page.responses).to.deep.equal([]);
        await leave();
        await page.tabTo('Leave');
        await page.press('Enter');
        expect(page.responses).to.deep.equal([
          {
            callback: 'onExit',
            response: {
              message: "You didn't complete linking your servicers.",
              result: { borrower: { uuid: KNOWN_UUID }, workflow: 'link' },
              status: 'incomplete',
            },
          },
        ]);
        expect(page.isThere()).to.equal(false);
      });
    }
  }

  it('forgets a password that was typed when the borrower turns to leave', async () => {
    const page = await openWorkflow();
    page.choose('Bramblegate');
    page.fill('Username', 'me');
    page.fill('Password', 'secret');
    page.choose('Close', 'Keep going');
    expect((page.find('Username') as HTMLInputElement).value).to.equal('me');
    expect((page.find('Password') as HTMLInputElement).value).to.equal('');
  });

  it('reads a field only once: nothing is left in it', async () => {
    const page = await openWorkflow();
    page.choose('Bramblegate');
    const fields = [...page.root().querySelectorAll('input')];
    page.signIn('failchallenge', 'secret');
    fields.push(page.fill('What', 'Rex'));
    page.choose('Continue');
    expect(fields.map(({ value }) => value)).to.deep.equal(['', '', '']);
  });

  it('leaves nothing of what was typed in the fields it takes away', async () => {
    const page = await openWorkflow();
    page.choose('Bramblegate');
    page.fill('Username', 'me');
    page.fill('Password', 'secret');
    const [username, password] = page.root().querySelectorAll('input');
    page.choose('Simulate another answer', 'error');
    expect([username!.value, password!.value]).to.deep.equal(['', '']);
  });

  it('Escape again and again asks, and never closes by itself', async () => {
    const page = await openWorkflow();
    for (const title of ['Leave without finishing?', 'Choose your loan servicer']) {
      await page.press('Escape');
      expect(page.title()).to.equal(title);
    }
    await page.press('Escape', 'Escape', 'Escape');
    expect(page.title()).to.equal('Leave without finishing?');
    page.active()!.blur();
    await page.press('Escape', 'Escape', 'Escape');
    expect(page.title()).to.equal('Choose your loan servicer');
    expect(page.isOpen()).to.equal(true);
    expect(page.responses).to.deep.equal([]);
  });

  it('leaves Escape to the page once it is closed', async () => {
    const page = await openWorkflow();
    page.choose('Close', 'Leave');
    const escape = new page.win.KeyboardEvent('keydown', { key: 'Escape', cancelable: true, bubbles: true });
    page.doc.body.dispatchEvent(escape);
    expect(escape.defaultPrevented).to.equal(false);
  });

  it('asks once, however often it is told to close', async () => {
    const page = await openWorkflow();
    page.choose('Close', 'Close', 'Keep going');
    expect(page.title()).to.equal('Choose your loan servicer');
  });

  it("asks on a phone's back gesture too", async () => {
    const page = await openWorkflow();
    const cancel = new page.win.Event('cancel', { cancelable: true });
    page.root().querySelector('dialog')!.dispatchEvent(cancel);
    expect(cancel.defaultPrevented).to.equal(true);
    expect(page.title()).to.equal('Leave without finishing?');
  });

  it('asks when something else closes the dialog', async () => {
    const page = await openWorkflow();
    page.root().querySelector('dialog')!.close();
    await page.nextTask();
    expect(page.isOpen()).to.equal(true);
    expect(page.title()).to.equal('Leave without finishing?');
    expect(page.root().querySelector('dialog')!.matches(':modal')).to.equal(true);
    page.choose('Leave');
    expect(page.responses.map(({ response }) => response.status)).to.deep.equal(['incomplete']);
    expect(page.isThere()).to.equal(false);
  });

  it('answers illegal and error by keyboard, from the developer panel', async () => {
    const page = await openWorkflow();
    await page.tabTo('Simulate another answer');
    await page.press('Enter');
    await page.tabTo('illegal');
    await page.press('Enter');
    expect(page.responses.map(({ response }) => response.status)).to.deep.equal(['illegal']);
    expect(page.focused()).to.equal('#opener');
    await page.press('Enter');
    await page.tabTo('Simulate another answer');
    await page.press('Enter');
    await page.tabTo('error');
    await page.press('Enter');
    expect(page.responses.map(({ response }) => response.status)).to.deep.equal(['illegal', 'error']);
  });
});

describe('focus', () => {
  it('moves in, to the heading that names the dialog', async () => {
    const page = await openWorkflow();
    expect(page.active()!.localName).to.equal('h2');
    const dialog = page.root().querySelector('dialog')!;
    expect(dialog.matches(':modal')).to.equal(true);
    expect(dialog.getAttribute('aria-labelledby')).to.equal(page.active()!.id);
  });

  it('is kept: the page behind cannot have it', async () => {
    const page = await openWorkflow();
    page.opener.focus();
    expect(page.focused()).to.equal('payitoff-nexus-simulator');
    // Past the last control Firefox goes on to its own window, from where no test can bring the keys back.
    const controls = page.root().querySelectorAll('section button, footer summary');
    const presses = isChromium ? 15 : controls.length;
    for (let pressed = 0; pressed < presses; pressed += 1) {
      await page.press('Tab');
      expect(page.focused()).not.to.equal('#opener');
    }
  });

  it('returns to where it was before the page is answered', async () => {
    const page = await openWorkflow();
    page.signIn('me');
    page.choose("I'm Done");
    expect(page.focused()).to.equal('#opener');
  });

  it('returns to the control that was left for the confirmation', async () => {
    const page = await openWorkflow();
    await page.tabTo('Lanternfield');
    await page.press('Escape', 'Escape');
    expect(page.nameOf(page.active())).to.contain('Lanternfield');
  });
});

describe('look', () => {
  type AxeWindow = { axe: { run(context: Document): Promise<AxeResults> } };
  const violations = async (page: SimulatorPage) => {
    const { violations, passes } = await (page.win as unknown as AxeWindow).axe.run(page.doc);
    // Axe has looked into the shadow root, not past it.
    expect(JSON.stringify(passes)).to.contain('payitoff-nexus-simulator');
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };

  afterEach(async () => {
    if (isChromium) await emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    if (colorScheme === 'dark' && !isChromium) continue;
    for (const [name, go] of Object.entries(STEPS)) {
      it(`passes axe (${name}, ${colorScheme})`, async () => {
        if (isChromium) await emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const page = await openWorkflow(AXE);
        go(page);
        page.choose('Simulate another answer');
        expect(await violations(page)).to.deep.equal([]);
        page.choose('Close');
        expect(await violations(page)).to.deep.equal([]);
      });
    }
  }

  // Only Chromium lets a test choose what the reader prefers.
  const itEmulates = isChromium ? it : () => {};

  itEmulates('follows the scheme of a page that names one, else the reader', async () => {
    const surface = async (scheme: string) => {
      const page = await openWorkflow(scheme && `<style>:root { color-scheme: ${scheme} }</style>`);
      return getComputedStyle(page.root().querySelector('dialog')!).backgroundColor;
    };
    const [light, dark] = ['rgb(255, 255, 255)', 'rgb(22, 29, 47)'];
    await emulateMedia({ colorScheme: 'dark' });
    expect([await surface(''), await surface('light'), await surface('light dark')]).to.deep.equal([
      dark,
      light,
      dark,
    ]);
    await emulateMedia({ colorScheme: 'light' });
    expect([await surface(''), await surface('dark'), await surface('light dark')]).to.deep.equal([
      light,
      dark,
      light,
    ]);
  });

  it('fits into 320 pixels on each step', async () => {
    for (const [name, go] of Object.entries(STEPS)) {
      const page = await openWorkflow();
      (page.win.frameElement as HTMLElement).style.width = '320px';
      go(page);
      page.choose('Simulate another answer');
      const outside = [...page.root().querySelectorAll('dialog *')].filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < 0 || right > 320;
      });
      expect(
        outside.map(({ outerHTML }) => outerHTML),
        name,
      ).to.deep.equal([]);
    }
  });

  itEmulates('does not move for who asked for less motion', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const page = await openWorkflow();
    expect(page.doc.getAnimations()).to.deep.equal([]);
    expect(getComputedStyle(page.root().querySelector('dialog')!).animationName).to.equal('none');
  });

  it('takes no room on the page', async () => {
    const page = await openWorkflow('<style>body { display: grid; gap: 100px }</style>');
    const height = page.doc.body.scrollHeight;
    page.choose('Close', 'Leave');
    expect(page.doc.body.scrollHeight).to.equal(height);
  });

  it('is not styled by the page', async () => {
    const page = await openWorkflow(
      '<style>:root { font-size: 3px } body * { all: unset; display: none } main, button { display: block }</style>',
    );
    const dialog = page.root().querySelector('dialog')!;
    expect(dialog.getBoundingClientRect().width).to.equal(464);
    expect(getComputedStyle(dialog).fontSize).to.equal('16px');
  });
});
