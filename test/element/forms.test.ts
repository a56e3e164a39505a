import { expect } from '@open-wc/testing';
import { AXE, SUCCESS, openPage, type TestPage } from '../support/page.js';
import { linkMarkup, type Attributes } from '../support/markup.js';

const UUID = '9e0cc73c-d450-44ea-857a-3030d3674572';
const named = (attributes: Attributes = {}, content = '') =>
  linkMarkup({ name: 'borrower', ...attributes }, content);
const LINK = named();
const REQUIRED = named({ required: true });

/** A page whose form posts to the test server, into a frame. */
async function openForm(inside: string, around = '', attributes = 'method="post"') {
  const page = await openPage({
    body: `<form id="form" action="/fake/form" target="answer" ${attributes}>
        <input name="plan" value="a" aria-label="Plan"><fieldset>${inside}</fieldset><button>Send</button>
      </form>${around}<iframe name="answer" title="The server's answer"></iframe>`,
    head: AXE,
  });
  const answer = page.doc.querySelector('iframe')!;
  const send = page.doc.querySelector<HTMLButtonElement>('form button:not([slot])')!;
  const invalid: EventTarget[] = [];
  page.doc.addEventListener('invalid', ({ target }) => invalid.push(target!), true);
  return Object.assign(page, {
    form: page.doc.forms[0]!,
    fieldset: page.doc.querySelector('fieldset')!,
    send,
    invalid,
    /** Presses the submit button; what the server got. */
    async post(): Promise<[string, string][]> {
      const answered = new Promise((resolve) => answer.addEventListener('load', resolve, { once: true }));
      send.click();
      await answered;
      return JSON.parse(answer.contentDocument!.body.textContent!);
    },
  });
}

async function complete(page: TestPage, selector?: string) {
  await page.get(selector).load();
  page.click(selector);
  page.succeed();
}

describe('a form', () => {
  for (const method of ['post', 'get']) {
    it(`sends the borrower’s uuid by ${method}, without a script of the page’s own`, async () => {
      const page = await openForm(LINK, '', `method="${method}"`);
      expect(await page.post()).to.deep.equal([['plan', 'a']]);
      await complete(page);
      expect(await page.post()).to.deep.equal([
        ['plan', 'a'],
        ['borrower', UUID],
      ]);
    });
  }

  it('sends nothing before, without a name, or when the borrower did not finish', async () => {
    const page = await openForm(LINK + linkMarkup({ id: 'nameless' }));
    await complete(page, '#nameless');
    expect(page.get('#nameless').value).to.equal(UUID);
    page.click();
    expect(page.get().state).to.equal('open');
    expect(await page.post()).to.deep.equal([['plan', 'a']]);
    page.exit();
    expect(await page.post()).to.deep.equal([['plan', 'a']]);
  });

  it('sends the borrower also after a later session that did not end well', async () => {
    const page = await openForm(LINK);
    await complete(page);
    page.click();
    page.exit();
    expect(page.get().state).to.equal('incomplete');
    expect(page.get().value).to.equal(UUID);
    expect(await page.post()).to.deep.equal([
      ['plan', 'a'],
      ['borrower', UUID],
    ]);
  });

  it('sends the borrower also when another element has the page by then, and after a late exit', async () => {
    const page = await openForm(LINK, linkMarkup({ id: 'other' }));
    await complete(page);
    const [session] = page.win.nexus.links;
    page.click('#other');
    page.click();
    expect(page.get().outcome).to.include({ code: 'busy' });
    page.exit();
    session!.onExit!(SUCCESS);
    expect(page.get().value).to.equal(UUID);
    expect(await page.post()).to.deep.equal([
      ['plan', 'a'],
      ['borrower', UUID],
    ]);
  });

  it('sends it for an element elsewhere that names it', async () => {
    const page = await openForm('', named({ form: 'form' }));
    expect(page.get().form === page.form).to.equal(true);
    await complete(page);
    expect(await page.post()).to.deep.equal([
      ['plan', 'a'],
      ['borrower', UUID],
    ]);
  });

  it('sends each of several under its name', async () => {
    const page = await openForm(named({ id: 'a' }) + named({ id: 'b', name: 'second' }));
    await complete(page, '#b');
    expect(await page.post()).to.deep.equal([
      ['plan', 'a'],
      ['second', UUID],
    ]);
  });

  it('sends nothing for one that is disabled, by itself or by its fieldset, or has left', async () => {
    const page = await openForm(LINK);
    await complete(page);
    const fields = () => [...new page.win.FormData(page.form).keys()];
    expect(fields()).to.deep.equal(['plan', 'borrower']);
    page.get().disabled = true;
    expect(fields(), 'in the same task').to.deep.equal(['plan']);
    page.get().disabled = false;
    page.fieldset.disabled = true;
    expect(fields()).to.deep.equal(['plan']);
    page.fieldset.disabled = false;
    expect(fields()).to.deep.equal(['plan', 'borrower']);
    const element = page.get();
    element.remove();
    expect(fields()).to.deep.equal(['plan']);
    expect(element.form).to.equal(null);
    page.form.append(element);
    expect(fields(), 'a move keeps it').to.deep.equal(['plan', 'borrower']);
  });

  it('is one whose elements the element is among, with its label', async () => {
    const page = await openForm(named({ id: 'x' }), '<label for="x">Loans</label>');
    expect(page.form.elements.namedItem('borrower') === page.get()).to.equal(true);
    expect(page.get().form === page.form).to.equal(true);
    page.doc.querySelector('label')!.click();
    await page.untilEvent('payitoff-open');
  });

  it('is not sent by a press of the element, nor by Enter on it', async () => {
    const page = await openForm(LINK);
    let submits = 0;
    page.form.addEventListener('submit', () => (submits += 1));
    page.click();
    await page.untilEvent('payitoff-open');
    expect(submits).to.equal(0);
    expect(page.button().type).to.equal('button');
  });

  it('finds the value already there in the success listener', async () => {
    const page = await openForm(REQUIRED);
    const seen: unknown[] = [];
    page.get().addEventListener('payitoff-success', ({ target }) => {
      seen.push((target as HTMLInputElement).value, page.form.checkValidity());
      seen.push(new page.win.FormData(page.form).get('borrower'));
    });
    await complete(page);
    expect(seen).to.deep.equal([UUID, true, UUID]);
  });
});

function fragmentOf(page: TestPage, html: string): DocumentFragment {
  const template = page.doc.createElement('template');
  template.innerHTML = html;
  return template.content;
}

/** The browser's own, of a text field, in whatever language it speaks. */
function missingValueMessage(page: TestPage): string {
  const field = page.doc.createElement('input');
  field.required = true;
  expect(field.validationMessage).to.not.equal('');
  return field.validationMessage;
}

describe('required', () => {
  it('keeps the form from being sent until the borrower is linked, and says why at the button', async () => {
    const page = await openForm(REQUIRED);
    let submits = 0;
    page.form.addEventListener('submit', () => (submits += 1));
    page.win.focus();
    page.send.click();
    expect(submits).to.equal(0);
    expect(page.invalid.length).to.equal(1);
    expect(page.invalid[0] === page.get()).to.equal(true);
    expect(page.get().validity.valueMissing).to.equal(true);
    expect(page.get().validationMessage).to.equal(missingValueMessage(page));
    expect(page.get().shadowRoot!.activeElement === page.button()).to.equal(true);

    await complete(page);
    expect(await page.post()).to.deep.equal([
      ['plan', 'a'],
      ['borrower', UUID],
    ]);
    expect(submits).to.equal(1);
    expect(page.get().validity.valid).to.equal(true);
    expect(page.get().validationMessage).to.equal('');
  });

  for (const [what, end] of [
    ['an exit', (page: TestPage) => page.exit()],
    ['an error', (page: TestPage) => page.exit({ status: 'error', message: '', result: {} })],
    ['cancelling', (page: TestPage) => page.get().reset()],
  ] as const) {
    it(`still blocks after ${what}`, async () => {
      const page = await openForm(REQUIRED);
      await page.get().load();
      page.click();
      end(page);
      expect(page.form.checkValidity()).to.equal(false);
      expect(page.get().validity.valueMissing).to.equal(true);
    });
  }

  it('blocks again once the form was reset', async () => {
    const page = await openForm(REQUIRED);
    await complete(page);
    expect(page.form.checkValidity()).to.equal(true);
    page.form.reset();
    expect(page.form.checkValidity()).to.equal(false);
  });

  it('counts at once when it is set, taken away, or an element with it is put into the form', async () => {
    const page = await openForm(LINK);
    const element = page.get();
    expect(page.form.checkValidity()).to.equal(true);
    element.required = true;
    expect(page.form.checkValidity()).to.equal(false);
    element.removeAttribute('required');
    expect(page.form.checkValidity()).to.equal(true);
    const another = page.doc.createElement('payitoff-link');
    another.required = true;
    page.form.append(another);
    expect(page.form.checkValidity()).to.equal(false);
  });

  it('bars nothing that is disabled', async () => {
    const page = await openForm(REQUIRED);
    const element = page.get();
    expect(element.willValidate).to.equal(true);
    element.disabled = true;
    expect(element.willValidate).to.equal(false);
    expect(element.checkValidity()).to.equal(true);
    expect(page.form.checkValidity()).to.equal(true);
    element.disabled = false;
    page.fieldset.disabled = true;
    expect(element.willValidate).to.equal(false);
    expect(page.form.checkValidity()).to.equal(true);
    expect(await page.post()).to.deep.equal([['plan', 'a']]);
  });

  it('shows as :invalid and :valid', async () => {
    const page = await openForm(REQUIRED);
    expect(page.get().matches(':invalid')).to.equal(true);
    await complete(page);
    expect(page.get().matches(':valid')).to.equal(true);
  });

  it('is told by checkValidity() and reportValidity(), each with one invalid event', async () => {
    const page = await openForm(REQUIRED);
    expect(page.get().checkValidity()).to.equal(false);
    expect(page.get().reportValidity()).to.equal(false);
    expect(page.invalid.length).to.equal(2);
    await complete(page);
    expect(page.get().checkValidity()).to.equal(true);
    expect(page.get().reportValidity()).to.equal(true);
    expect(page.invalid.length).to.equal(2);
  });

  it('is told with the button as the place to point at', async () => {
    const page = await openForm('');
    const anchors: string[] = [];
    const { prototype } = page.win.ElementInternals;
    const { setValidity } = prototype;
    prototype.setValidity = function (flags, message, anchor) {
      if (flags?.valueMissing) anchors.push(anchor?.getAttribute('part') ?? 'none');
      setValidity.call(this, flags, message, anchor);
    };
    page.fieldset.innerHTML = REQUIRED;
    await page.get().updateComplete;
    expect(anchors.at(-1)).to.equal('button');
  });

  it('without a name blocks too', async () => {
    const page = await openForm(linkMarkup({ required: true }));
    expect(page.form.checkValidity()).to.equal(false);
  });
});

describe('an element that has never been on the page', () => {
  it('is invalid as soon as it is required', async () => {
    const page = await openForm('');
    const element = page.doc.createElement('payitoff-link');
    expect(element.checkValidity()).to.equal(true);
    element.required = true;
    expect(element.checkValidity()).to.equal(false);
    expect(element.validity.valueMissing).to.equal(true);
    expect(element.validationMessage).to.equal(missingValueMessage(page));
    element.required = false;
    expect(element.checkValidity()).to.equal(true);
  });

  it('is invalid if it came with the attribute', async () => {
    const page = await openForm('');
    const { firstElementChild } = page.doc.importNode(fragmentOf(page, REQUIRED), true);
    expect((firstElementChild as HTMLInputElement).checkValidity()).to.equal(false);
  });
});

describe('setCustomValidity()', () => {
  it('makes it invalid with that message, until it is empty', async () => {
    const page = await openForm(LINK);
    const element = page.get();
    element.setCustomValidity('Ask us first.');
    expect(element.validity).to.include({ customError: true, valueMissing: false, valid: false });
    expect(element.validationMessage).to.equal('Ask us first.');
    expect(page.form.checkValidity()).to.equal(false);
    expect(page.invalid.length).to.equal(1);
    element.setCustomValidity('');
    expect(element.validity.valid).to.equal(true);
    expect(page.form.checkValidity()).to.equal(true);
  });

  it('goes before the browser’s message, and stays when the borrower is linked or the form is reset', async () => {
    const page = await openForm(REQUIRED);
    const element = page.get();
    element.setCustomValidity('Ask us first.');
    expect(element.validity).to.include({ customError: true, valueMissing: true });
    expect(element.validationMessage).to.equal('Ask us first.');
    await complete(page);
    expect(element.validity).to.include({ customError: true, valueMissing: false });
    page.form.reset();
    expect(element.validationMessage).to.equal('Ask us first.');
    element.setCustomValidity('');
    expect(element.validationMessage).to.equal(missingValueMessage(page));
  });

  it('counts before the element has been on the page', async () => {
    const page = await openForm('');
    const element = page.doc.createElement('payitoff-link');
    element.setCustomValidity('Ask us first.');
    expect(element.checkValidity()).to.equal(false);
  });
});

describe('labels', () => {
  it('are those that name the element, and those around it', async () => {
    const page = await openForm(`<label>Loans ${named({ id: 'x' })}</label>`, '<label for="x">Link</label>');
    const labels = [...page.get().labels!];
    expect(labels.map(({ textContent }) => textContent.trim())).to.deep.equal(['Loans', 'Link']);
  });

  it('are none where there is none', async () => {
    const page = await openForm(LINK);
    expect(page.get().labels!.length).to.equal(0);
  });
});

describe('a form’s reset', () => {
  it('resets the element: outcome, value, borrower and texts', async () => {
    const page = await openForm(named({}, '<p slot="complete">Linked</p>'));
    await complete(page);
    await page.get().updateComplete;
    expect(page.button().hidden).to.equal(true);
    page.form.reset();
    expect(page.get().state).to.equal('ready');
    expect(page.get().outcome).to.equal(null);
    expect(page.get().value).to.equal('');
    expect(await page.post()).to.deep.equal([['plan', 'a']]);
    expect(page.button().hidden).to.equal(false);
    page.click();
    expect(page.details('payitoff-open')[1]!.uuid).to.equal('');
  });

  it('gives up a session under way; a success that comes all the same is not lost', async () => {
    const page = await openForm(REQUIRED);
    await page.get().load();
    const outcome = page.get().open();
    page.form.reset();
    expect(await outcome).to.equal(null);
    page.exit();
    expect(page.get().outcome).to.equal(null);
    page.succeed();
    expect(page.get().value).to.equal(UUID);
    expect(page.form.checkValidity()).to.equal(true);
  });

  it('does nothing to one that is not in the form', async () => {
    const page = await openForm('', LINK);
    await complete(page);
    page.form.reset();
    expect(page.get().value).to.equal(UUID);
  });
});

describe('the browser’s restore of form state', () => {
  it('invents no outcome when the page is loaded again or gone back to', async () => {
    const page = await openForm(LINK);
    await complete(page);
    const { frame } = page;
    const loading = async (navigate: () => void) => {
      // A page that goes elsewhere before its load event is over leaves no entry in the history.
      await new Promise((resolve) => setTimeout(resolve, 0));
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      navigate();
      await loaded;
    };
    const expectNothing = () => {
      const element = frame.contentDocument!.querySelector('payitoff-link')!;
      expect(element.value).to.equal('');
      expect(element.outcome).to.equal(null);
      expect(element.state).to.match(/idle|ready/);
    };
    await loading(() => page.win.location.reload());
    expectNothing();
    await loading(() => (frame.contentWindow!.location.href = '/fake/form'));
    await loading(() => frame.contentWindow!.history.back());
    expectNothing();
  });

  it('has no way in: a value given back or filled in is not taken', async () => {
    const page = await openForm(REQUIRED);
    const element = page.get() as unknown as Record<string, unknown>;
    expect(element.formStateRestoreCallback).to.equal(undefined);
    expect(page.form.checkValidity()).to.equal(false);
  });
});

it('a form with the element has nothing axe complains about, valid or not', async () => {
  const page = await openForm(REQUIRED);
  page.send.click();
  expect(await page.axe()).to.deep.equal([]);
  await complete(page);
  expect(SUCCESS.result.borrower!.uuid).to.equal(UUID);
  expect(await page.axe()).to.deep.equal([]);
});
