// Says what came of trying the settings, to the owner of the site.
(({ __, sprintf }, { speak }) => {
  const button = document.getElementById('payitoff-link-try');
  const answer = document.getElementById('payitoff-link-answer');
  if (!button || !answer) return;

  const tell = (text) => {
    answer.textContent = text;
    speak(text);
  };
  const works = () => tell(__('Nexus opened and answered. The settings work.', 'payitoff-link'));
  const refusals = {
    'script-failed': __(
      'The script of Nexus could not be loaded. An ad blocker, a consent tool or a Content-Security-Policy may have stopped it.',
      'payitoff-link',
    ),
    'nexus-error': __('Nexus reports an error. Is this the key for this environment?', 'payitoff-link'),
  };
  refusals['script-timeout'] = refusals['nexus-missing'] = refusals['script-failed'];

  button.addEventListener('payitoff-open', () => tell(__('Nexus opens …', 'payitoff-link')));
  button.addEventListener('payitoff-success', works);
  button.addEventListener('payitoff-incomplete', works);
  button.addEventListener('payitoff-illegal', works);
  button.addEventListener('payitoff-error', ({ detail: { code, message } }) => {
    /* translators: 1: what to look at, 2: the message of Nexus or of the element */
    tell(sprintf(__('%1$s (%2$s)', 'payitoff-link'), refusals[code] ?? code, message));
  });
})(window.wp.i18n, window.wp.a11y);
