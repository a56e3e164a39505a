import { expect } from '@open-wc/testing';
import { emulateMedia, executeServerCommand } from '@web/test-runner-commands';
import { openDemo } from '../support/demo.js';

const THEMES = ['light', 'dark', 'brand'];
const STATES = ['idle', 'loading', 'incomplete', 'illegal', 'error', 'complete', 'disabled'];
/** Only Chromium's driver can pretend what the reader's system wants. */
const CAN_EMULATE = /Chrome/.test(navigator.userAgent);

async function openTheme(theme: string, state: string, more = '', options = {}) {
  const page = await openDemo(`/themes/frame.html?theme=${theme}&state=${state}${more}`, options);
  const link = page.find<ReturnType<typeof page.link>>('payitoff-link');
  while (link.state !== state && !['idle', 'disabled'].includes(state)) await page.nextTask();
  await link.updateComplete;
  const inside = (selector: string) => link.shadowRoot!.querySelector<HTMLElement>(selector)!;
  return {
    ...page,
    theme: link,
    inside,
    styleOf: (element: Element) => page.win().getComputedStyle(element),
  };
}

/** WCAG's contrast of two `rgb()` colours. */
function contrast(one: string, other: string): number {
  const [a, b] = [one, other].map((colour) => {
    const [red, green, blue] = colour
      .match(/[\d.]+/g)!
      .map((part) => Number(part) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! + 0.05;
  });
  return Math.max(a!, b!) / Math.min(a!, b!);
}

for (const theme of THEMES) {
  describe(`the theme ${theme}`, () => {
    for (const state of STATES) {
      it(`has nothing axe complains about, contrast included: ${state}`, async () => {
        const page = await openTheme(theme, state);
        expect(await page.axe()).to.deep.equal([]);
        expect(page.complaints()).to.deep.equal([]);
      });
    }

    it('has a focus ring, and a button, that stand out from the page', async () => {
      const page = await openTheme(theme, 'error');
      const behind = page.styleOf(page.doc().documentElement).backgroundColor;
      const colours = page.doc().createElement('i');
      page.theme.append(colours);
      colours.style.color = 'var(--payitoff-link-focus)';
      const button = page.styleOf(page.inside('button'));
      expect(contrast(page.styleOf(colours).color, behind), 'ring').to.be.at.least(3);
      expect(contrast(button.backgroundColor, behind), 'button').to.be.at.least(3);
      expect(contrast(button.color, button.backgroundColor), 'label').to.be.at.least(4.5);
      expect(contrast(page.styleOf(page.inside('[name=error]')).color, behind), 'error').to.be.at.least(4.5);
    });

    for (const [what, more] of [
      ['a long label', '&long=on'],
      ['right to left', '&rtl=on'],
      ['both', '&long=on&rtl=on'],
    ] as const) {
      it(`fits 320 px with ${what}, in every state`, async () => {
        for (const state of ['loading', 'error', 'complete']) {
          const page = await openTheme(theme, state, more, { width: 320 });
          const { scrollWidth } = page.doc().documentElement;
          expect(scrollWidth, state).to.be.at.most(320);
          const { left, right } = page.theme.getBoundingClientRect();
          for (const part of ['button', 'status']) {
            const box = page.inside(`[part=${part}]`).getBoundingClientRect();
            if (box.width === 0) continue;
            expect(box.left, `${state} ${part}`).to.be.at.least(left - 0.5);
            expect(box.right, `${state} ${part}`).to.be.at.most(right + 0.5);
          }
        }
      });
    }
  });
}

describe('right to left', () => {
  it('has the spinner and the status on the side where reading begins', async () => {
    const page = await openTheme('light', 'loading', '&rtl=on');
    const middle = (selector: string) => {
      const { left, right } = page.inside(selector).getBoundingClientRect();
      return (left + right) / 2;
    };
    expect(middle('[part=spinner]')).to.be.greaterThan(middle('button'));
    const text = page.find('[slot=loading]').getBoundingClientRect();
    const button = page.inside('button').getBoundingClientRect();
    expect(Math.abs(text.right - button.right)).to.be.lessThan(1);
  });
});

(CAN_EMULATE ? describe : describe.skip)('what the reader’s system wants', () => {
  afterEach(async () => {
    await emulateMedia({ reducedMotion: 'no-preference', colorScheme: 'light' });
    await executeServerCommand('forced-colors', 'none');
  });

  it('forced colours: the button has an edge, the spinner is seen to turn, disabled is told apart', async () => {
    await executeServerCommand('forced-colors', 'active');
    expect(matchMedia('(forced-colors: active)').matches).to.equal(true);
    const loading = await openTheme('brand', 'loading');
    const button = loading.styleOf(loading.inside('button'));
    expect(button.borderTopWidth).to.equal('1px');
    const face = loading.theme.appendChild(loading.doc().createElement('i'));
    face.style.color = 'ButtonFace';
    expect(contrast(button.borderTopColor, loading.styleOf(face).color)).to.be.at.least(3);
    const spinner = loading.styleOf(loading.inside('[part=spinner]'));
    expect(contrast(spinner.borderTopColor, loading.styleOf(face).color)).to.be.at.least(3);
    expect(spinner.clipPath, 'a gap').to.equal('inset(0px 0px 30%)');
    const disabled = await openTheme('brand', 'disabled');
    const off = disabled.styleOf(disabled.inside('button'));
    expect(off.opacity).to.equal('1');
    expect(off.color).not.to.equal(button.color);
  });

  it('reduced motion: nothing moves fast', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const page = await openTheme('light', 'loading');
    expect(parseFloat(page.styleOf(page.inside('[part=spinner]')).animationDuration)).to.be.at.least(2);
    expect(page.styleOf(page.inside('button')).transitionDuration).to.equal('0s');
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`${colorScheme}: every demo page has contrast enough`, async () => {
      await emulateMedia({ colorScheme });
      for (const path of ['/html/', '/cms/', '/builder/', '/themes/']) {
        const page = await openDemo(path);
        expect(await page.axe(), path).to.deep.equal([]);
      }
    });
  }
});

describe('the gallery', () => {
  it('shows the themes in the state chosen, with the stylesheet of each, on a narrow screen too', async () => {
    const page = await openDemo('/themes/', { width: 320 });
    const frames = [...page.doc().querySelectorAll('iframe')];
    const state = page.find<HTMLInputElement>('[value=incomplete]');
    const loaded = frames.map(
      (frame) => new Promise((resolve) => frame.addEventListener('load', resolve, { once: true })),
    );
    state.click();
    await Promise.all(loaded);
    for (const frame of frames) {
      const link = frame.contentDocument!.querySelector('payitoff-link')!;
      while (link.state !== 'incomplete') await page.nextTask();
      expect(link.className).to.equal(`payitoff-${frame.dataset.theme}`);
    }
    while ([...page.doc().querySelectorAll('pre')].some((pre) => !pre.textContent)) await page.nextTask();
    for (const pre of page.doc().querySelectorAll('pre')) {
      expect(pre.textContent).to.include(`.payitoff-${pre.dataset.file!.replace('.css', '')}`);
    }
    expect(page.doc().documentElement.scrollWidth).to.be.at.most(320);
    expect(await page.axe()).to.deep.equal([]);
  });
});
