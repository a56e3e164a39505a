// The block in the editor. No script of the page runs there: the button is a picture of itself.
(({ blocks, blockEditor, components, element, i18n }, known) => {
  const { __ } = i18n;
  const { createElement: el, useState } = element;
  const { InspectorControls, useBlockProps } = blockEditor;
  const { ExternalLink, Notice, PanelBody, SelectControl, TextControl, TextareaControl } = components;

  const FIELDS = [
    ['loading', __('While loading', 'payitoff-link'), ''],
    [
      'complete',
      __('Linked', 'payitoff-link'),
      __('Replaces the button. If empty, the button stays, with a sentence under it.', 'payitoff-link'),
    ],
    ['incomplete', __('Left without finishing', 'payitoff-link'), ''],
    ['illegal', __('Not allowed yet', 'payitoff-link'), ''],
    ['error', __('Error', 'payitoff-link'), ''],
    [
      'fallback',
      __('Without script', 'payitoff-link'),
      __('Also shown where a browser or a network blocks Nexus.', 'payitoff-link'),
    ],
  ];

  const textOf = (attributes, name) => attributes[name] || known.defaults[name] || '';

  /** The button, and under it the text of the moment that was chosen. */
  function preview(attributes, moment) {
    const text = moment && textOf(attributes, moment);
    return [
      moment === 'complete' && text
        ? null
        : el('span', { key: 'button', className: 'payitoff-link-button' }, textOf(attributes, 'label')),
      text ? el('span', { key: 'text', className: `payitoff-link-text is-${moment}` }, text) : null,
    ];
  }

  function missing() {
    if (known.configured) return null;
    return el(
      Notice,
      { status: 'warning', isDismissible: false },
      __('Visitors do not see this button yet: the site has no Nexus Key.', 'payitoff-link'),
      known.settingsUrl && ' ',
      known.settingsUrl && el(ExternalLink, { href: known.settingsUrl }, __('Settings', 'payitoff-link')),
    );
  }

  function Edit({ attributes, setAttributes }) {
    const [moment, setMoment] = useState('');
    const control = (type, name, label, help) =>
      el(type, {
        key: name,
        label,
        help,
        value: attributes[name],
        placeholder: known.defaults[name],
        ...(type === TextareaControl && { rows: 2 }),
        onChange: (text) => setAttributes({ [name]: text }),
        __next40pxDefaultSize: true,
        __nextHasNoMarginBottom: true,
      });
    return el(
      'div',
      useBlockProps(),
      el(
        InspectorControls,
        null,
        el(
          PanelBody,
          { title: __('Button', 'payitoff-link') },
          missing(),
          control(TextControl, 'label', __('Label', 'payitoff-link')),
          el(SelectControl, {
            label: __('Show in the editor', 'payitoff-link'),
            value: moment,
            onChange: setMoment,
            options: [
              { value: '', label: __('The button', 'payitoff-link') },
              ...FIELDS.map(([name, label]) => ({ value: name, label })),
            ],
            __next40pxDefaultSize: true,
            __nextHasNoMarginBottom: true,
          }),
        ),
        el(
          PanelBody,
          { title: __('Texts for each outcome', 'payitoff-link') },
          FIELDS.map(([name, label, help]) => control(TextareaControl, name, label, help)),
        ),
      ),
      missing(),
      preview(attributes, moment),
    );
  }

  blocks.registerBlockType('payitoff/link', { edit: Edit, save: () => null });
})(window.wp, window.payitoffLinkBlock);
