import { expect } from '@open-wc/testing';
import type { NexusResponse } from '../../src/nexus/nexus-api.js';
import { openPage, VENDOR, type PageWindow } from '../support/page.js';
import { drive, UUID_V4 } from '../support/simulator.js';

/** Word for word from the vendor's page "Link": the sections "Calling Nexus.link", "onSuccess" and "onExit". */
const SNIPPET = `
// Assuming you have a button your Borrower can click to link Servicers
let linkButton = document.querySelector('#nexus-link-button')

// Attach click handler to invoke Nexus.link
linkButton.addEventListener('click', e => {
  Nexus.link({
    // the function to call when borrower is done
    onSuccess: linkSuccess,
    // the function to call when borrower quits or error occurs
    onExit: linkExit
  })
})

function linkSuccess(response) {
  // maybe congratulate your borrower on linking their Servicers!
  console.log('Servicers linked')
  console.log(response)
}

function linkExit(response) {
  switch (response.status) {
    case "incomplete":
      // User quit the widget.
      // Maybe save that they quit so you can prompt them to finish later.
      break;
    case "illegal":
      // You asked to perform a workflow your borrower isn't ready for.
      break;
    case "error":
      // You supplied an invalid Nexus key and/or Borrower UUID,
      // or an error occurred in Nexus/Payitoff.
      break;
  }
}
`;

type SnippetWindow = PageWindow & Record<'linkSuccess' | 'linkExit', (response: NexusResponse) => void>;

/** The vendor's page: the snippet untouched, its two functions listened to from outside. */
async function openVendorPage(env: keyof typeof VENDOR, key: string) {
  const page = await openPage({
    entry: null,
    vendor: { sandbox: ['simulator'], production: ['simulator'] },
    head: `<script src="${VENDOR[env]}"></script>`,
    body: `<button id="nexus-link-button">Link</button>
      <script>Nexus.init({ nexus_key: '${key}' })</script>
      <script>${SNIPPET}</script>`,
  });
  const win = page.win as SnippetWindow;
  const driver = drive(win);
  for (const [name, to] of [
    ['linkSuccess', 'onSuccess'],
    ['linkExit', 'onExit'],
  ] as const) {
    const original = win[name];
    win[name] = (response) => {
      original(response);
      driver.callbacks[to](response);
    };
  }
  return Object.assign(page, driver, {
    start: () => page.doc.querySelector<HTMLElement>('#nexus-link-button')!.click(),
  });
}

describe("the vendor's own snippet", () => {
  for (const env of ['sandbox', 'production'] as const) {
    it(`reaches linkSuccess through I'm Done (${env})`, async () => {
      const page = await openVendorPage(env, `${env}-key`);
      const logged: unknown[] = [];
      page.win.console.log = (entry: unknown) => logged.push(entry);
      page.start();
      page.signIn('me');
      page.choose("I'm Done");
      expect(logged).to.have.length(2);
      expect(logged[0]).to.equal('Servicers linked');
      const { uuid } = page.responses[0]!.response.result.borrower!;
      expect(uuid).to.match(UUID_V4);
      expect(page.responses).to.deep.equal([
        {
          callback: 'onSuccess',
          response: { message: 'Link complete.', result: { borrower: { uuid } }, status: 'complete' },
        },
      ]);
      expect(page.uncaught()).to.deep.equal([]);
    });
  }

  it('reaches case "incomplete" when the borrower leaves', async () => {
    const page = await openVendorPage('sandbox', 'sandbox-key');
    page.start();
    page.choose('Close', 'Leave');
    const { uuid } = page.responses[0]!.response.result.borrower!;
    expect(uuid).to.match(UUID_V4);
    expect(page.responses).to.deep.equal([
      {
        callback: 'onExit',
        response: {
          message: "You didn't complete linking your servicers.",
          result: { borrower: { uuid }, workflow: 'link' },
          status: 'incomplete',
        },
      },
    ]);
  });

  for (const status of ['illegal', 'error']) {
    it(`reaches case "${status}" from the developer panel`, async () => {
      const page = await openVendorPage('sandbox', 'sandbox-key');
      page.start();
      page.choose('Simulate another answer', status);
      expect(page.responses.map(({ callback, response }) => [callback, response.status])).to.deep.equal([
        ['onExit', status],
      ]);
      expect(page.responses[0]!.response.result.borrower!.uuid).to.match(UUID_V4);
      expect(page.isOpen()).to.equal(false);
    });
  }

  for (const [env, key] of [
    ['sandbox', 'production-key'],
    ['production', 'sandbox-key'],
  ] as const) {
    it(`reaches case "error" with a ${key} on the ${env} script`, async () => {
      const page = await openVendorPage(env, key);
      page.start();
      const { callback, response } = await page.untilResponse();
      expect([callback, response.status]).to.deep.equal(['onExit', 'error']);
      expect(response.message).to.contain('Nexus Key is invalid');
      expect(response.message).not.to.contain(key);
      expect(page.isOpen()).to.equal(false);
    });
  }
});
