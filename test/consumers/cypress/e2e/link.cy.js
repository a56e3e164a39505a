const SIMULATOR = 'node_modules/payitoff-link/dist/nexus-simulator.js';

beforeEach(() => {
  // In the place of both of Payitoff's scripts: the file finds out which one it stands for.
  cy.readFile(SIMULATOR).then((body) => {
    const headers = { 'content-type': 'text/javascript' };
    cy.intercept(/^https:\/\/payitoff-cdn\.io\/(sandbox\/)?nexus\/js\/v1$/, { headers, body });
  });
});

it('tells a borrower who may not link', () => {
  cy.visit('/', {
    onBeforeLoad(win) {
      Object.assign(win, { payitoffSimulator: { onLink: (flow) => flow.exit('illegal') } });
    },
  });
  cy.get('payitoff-link').click();
  cy.contains('You cannot link loans yet.').should('be.visible');
});

it('links in the dialog', () => {
  cy.visit('/');
  cy.get('payitoff-link').click();
  cy.get('payitoff-nexus-simulator').shadow().contains('button', 'Bramblegate Servicing').click();
});
