import { sendKeys } from '@web/test-runner-commands';
import type { TestPage } from './test-page.js';

/** A person's press: `click()` of a script is not trusted. */
export async function pressEnter(page: TestPage, target: HTMLElement = page.get()): Promise<void> {
  page.win.focus();
  target.focus({ preventScroll: true });
  await sendKeys({ press: 'Enter' });
}

/** That much time has passed for whatever asks `performance.now()`. */
export function skipTime(page: TestPage, milliseconds: number): void {
  const { performance } = page.win;
  const now = performance.now.bind(performance);
  performance.now = () => now() + milliseconds;
}

/** A press long enough after Nexus was opened to show that its window is gone. */
export async function pressLater(page: TestPage, target?: HTMLElement): Promise<void> {
  skipTime(page, 1001);
  await pressEnter(page, target);
}
