/** Anything an element can hold; a part that is left out is `false`. */
export type Child = Node | string | false;

/** Creates an element. Built node by node, so that it works under any content security policy. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string> | null,
  ...children: Child[]
): HTMLElementTagNameMap[Tag];
export function h(tag: string, attributes: Record<string, string> | null, ...children: Child[]): HTMLElement;
export function h(tag: string, attributes: Record<string, string> | null, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== false));
  return element;
}

/** A button that submits nothing. */
export function button(className: string, onClick: () => void, ...children: Child[]): HTMLButtonElement {
  const element = h('button', { type: 'button', class: className }, ...children);
  element.addEventListener('click', onClick);
  return element;
}

/** A line drawing on a grid of 20 by 20, hidden from assistive technology. */
export function icon(path: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** A labelled, required text field. */
export class TextField {
  readonly input: HTMLInputElement;
  readonly row: HTMLElement;

  constructor(id: string, label: string, type: 'text' | 'password' = 'text') {
    this.input = h('input', {
      id,
      type,
      required: '',
      autocomplete: 'off',
      autocapitalize: 'none',
      spellcheck: 'false',
    });
    this.row = h('p', { class: 'field' }, h('label', { for: id }, label), this.input);
  }

  /** Returns what was typed, and empties the field: nothing of it is kept. */
  take(): string {
    const { value } = this.input;
    this.input.value = '';
    return value;
  }
}
