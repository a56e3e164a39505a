// The metadata files as they are shipped, against the element as it runs.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { consumers, requireSetUp } from '../consumers/project.mjs';
import { launchBrowser } from '../../scripts/browsers.mjs';
import { serveFolders } from '../../scripts/server.mjs';
import { openQuietPage } from '../support/quiet-page.mjs';

const dist = `${consumers}/node_modules/payitoff-link/dist`;
const sorted = (names) => [...names].sort();
const namesOf = (items) => sorted(items.map(({ name }) => name));

let element;
let htmlData;
let webTypes;
let running;
let stop = () => {};

before(async () => {
  requireSetUp();
  const read = async (name) => JSON.parse(await readFile(`${dist}/${name}`, 'utf8'));
  const manifest = await read('custom-elements.json');
  element = manifest.modules.flatMap(({ declarations }) => declarations)[0];
  htmlData = (await read('html-custom-data.json')).tags[0];
  webTypes = (await read('web-types.json')).contributions;

  const server = await serveFolders({ '/dist/': dist, '/test/': `${consumers}/../support` });
  const browser = await launchBrowser('chromium');
  stop = async () => {
    await browser?.close();
    await server.stop();
  };
  assert.ok(browser, 'There is no Chromium on this machine.');
  const { page } = await openQuietPage(browser, `${server.address}/test/blank.html`);
  running = await page.evaluate(run, element.attributes);
});
after(() => stop());

/** Runs in the page: what the element has, and what it does when every kind of flow goes through it. */
async function run(attributes) {
  const states = new Set();
  const { attachInternals } = HTMLElement.prototype;
  HTMLElement.prototype.attachInternals = function () {
    const internals = attachInternals.call(this);
    const { add } = internals.states;
    internals.states.add = (state) => {
      states.add(state);
      return add.call(internals.states, state);
    };
    return internals;
  };
  const events = new Set();
  const { dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) {
    events.add(event.type);
    return dispatchEvent.call(this, event);
  };

  const { PayitoffLink, registerEnvironment } = await import('/dist/payitoff-link.min.js');
  registerEnvironment('slow', { scriptUrl: '/dist/nexus-simulator.js' });
  let answer;
  window.payitoffSimulator = { onLink: (flow) => answer(flow) };

  const link = document.createElement('payitoff-link');
  const initial = Object.fromEntries(attributes.map(({ fieldName }) => [fieldName, link[fieldName]]));
  document.body.append(link);
  const samples = { preload: 'none', timeout: '5000', disabled: '', required: '' };
  const reflected = {};
  for (const { name, fieldName } of attributes) {
    link.setAttribute(name, samples[name] ?? 'sample');
    reflected[name] = link[fieldName] !== initial[fieldName];
    link.removeAttribute(name);
  }
  await link.updateComplete;

  link.env = 'slow';
  link.nexusKey = 'demo-key';
  for (const end of ['incomplete', 'illegal', 'error', 'complete']) {
    answer = (flow) => (end === 'complete' ? flow.complete() : flow.exit(end));
    await link.open();
  }
  link.reset();
  link.append(Object.assign(document.createElement('button'), { slot: 'trigger', textContent: 'Start' }));
  await new Promise((resolve) => link.shadowRoot.addEventListener('slotchange', resolve, { once: true }));

  // What is the element's own, and that of the form control which it extends.
  const control = Object.getPrototypeOf(PayitoffLink.prototype);
  const lit = Object.getPrototypeOf(control);
  const described = Object.fromEntries(
    Object.entries({
      ...Object.getOwnPropertyDescriptors(control),
      ...Object.getOwnPropertyDescriptors(PayitoffLink.prototype),
      // What the build has renamed, nothing outside uses.
    }).filter(([name]) => !name.startsWith('_')),
  );
  const css = PayitoffLink.elementStyles.map(({ cssText }) => cssText).join('');
  const shadow = [...link.shadowRoot.querySelectorAll('*')];
  return {
    tag: link.localName,
    className: PayitoffLink.name,
    observed: PayitoffLink.observedAttributes,
    initial,
    reflected,
    accessors: Object.entries(described)
      .filter(([, { get }]) => get)
      .map(([name, { set }]) => ({ name, readonly: !set })),
    // What overrides Lit's own is not promised.
    methods: Object.entries(described)
      .filter(([, { value }]) => typeof value === 'function')
      .map(([name]) => name)
      .filter((name) => !Object.hasOwn(lit, name)),
    slots: shadow.filter(({ localName }) => localName === 'slot').map(({ name }) => name),
    parts: shadow.flatMap((node) => [...node.part]),
    cssProperties: [...css.matchAll(/var\(\s*(--payitoff-link-[\w-]+)\s*,\s*((?:[^()]|\([^()]*\))+)\)/g)].map(
      ([, name, initialValue]) => ({ name, default: initialValue.trim() }),
    ),
    allCssProperties: [...new Set(css.match(/--payitoff-link-[\w-]+/g))],
    states: [...states],
    events: [...events].filter((name) => name.startsWith('payitoff-')),
  };
}

/** A default as the manifest writes it. */
const valueOf = (text) => JSON.parse(text.replace(/^'(.*)'$/, '"$1"'));

describe('custom-elements.json', () => {
  it('names the tag', () => {
    assert.equal(element.tagName, running.tag);
  });

  it('has every attribute, with its property and its default', () => {
    assert.deepEqual(namesOf(element.attributes), sorted(running.observed));
    for (const { name, fieldName, default: initial } of element.attributes) {
      assert.deepEqual(running.initial[fieldName], valueOf(initial), name);
      assert.equal(running.reflected[name], true, `${name} does not change ${fieldName}`);
    }
  });

  it('has every property, and which are read-only', () => {
    const properties = element.members.filter(({ kind }) => kind === 'field');
    assert.deepEqual(namesOf(properties), namesOf(running.accessors));
    for (const { name, readonly = false } of running.accessors) {
      assert.equal(properties.find((property) => property.name === name).readonly ?? false, readonly, name);
    }
  });

  it('has every method', () => {
    const own = running.methods.filter((name) => !/Callback$|^handleEvent$/.test(name));
    assert.deepEqual(namesOf(element.members.filter(({ kind }) => kind === 'method')), sorted(own));
  });

  it('has every event', () => {
    assert.deepEqual(namesOf(element.events), sorted(running.events));
  });

  it('has every slot, part and state', () => {
    assert.deepEqual(namesOf(element.slots), sorted(running.slots));
    assert.deepEqual(namesOf(element.cssParts), sorted(running.parts));
    assert.deepEqual(namesOf(element.cssStates), sorted(running.states));
  });

  it('has every custom property, with its default', () => {
    assert.deepEqual(namesOf(element.cssProperties), sorted(running.allCssProperties));
    for (const { name, default: initial } of element.cssProperties) {
      const used = running.cssProperties.filter((property) => property.name === name);
      assert.ok(
        // The build writes 0.5em as .5em.
        used.some((property) => property.default === initial.replace(/^0\./, '.')),
        `${name}: ${JSON.stringify(used)} in the style sheet, ${initial} in the manifest`,
      );
    }
  });

  it('says something of everything, and shows nothing private', () => {
    const { attributes, members, events, slots, cssParts, cssStates, cssProperties } = element;
    for (const item of [
      element,
      ...attributes,
      ...members,
      ...events,
      ...slots,
      ...cssParts,
      ...cssStates,
      ...cssProperties,
    ]) {
      assert.ok(item.description?.length > 3, `${item.name} has no description`);
      assert.doesNotMatch(item.name, /^[#_]/);
    }
  });

  it('gives each event the type of its detail', () => {
    for (const { name, type } of element.events) assert.match(type.text, /^CustomEvent<Link\w+>$/, name);
  });
});

describe('html-custom-data.json', () => {
  it('has the attributes and what they can be', () => {
    assert.equal(htmlData.name, running.tag);
    assert.deepEqual(namesOf(htmlData.attributes), sorted(running.observed));
    const values = (name) =>
      htmlData.attributes.find((attribute) => attribute.name === name).values.map((value) => value.name);
    assert.deepEqual(values('env'), ['sandbox', 'production']);
    assert.deepEqual(values('preload'), ['none', 'intent', 'auto']);
  });
});

describe('web-types.json', () => {
  it('has the attributes, properties, events, slots, parts and custom properties', () => {
    const [tag] = webTypes.html.elements;
    assert.equal(tag.name, running.tag);
    assert.deepEqual(namesOf(tag.attributes), sorted(running.observed));
    assert.deepEqual(namesOf(tag.events), sorted(running.events));
    assert.deepEqual(namesOf(tag.slots), sorted(running.slots));
    assert.deepEqual(namesOf(tag.js.properties), namesOf(running.accessors));
    assert.deepEqual(namesOf(webTypes.css.properties), sorted(running.allCssProperties));
    assert.deepEqual(
      namesOf(webTypes.css['pseudo-elements']),
      sorted(running.parts.map((part) => `part(${part})`)),
    );
  });
});
