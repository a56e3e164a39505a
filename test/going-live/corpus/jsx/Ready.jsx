const API = process.env.NODE_ENV === 'production' ? 'https://partners.payitoff.io/api/v3.0.0' : 'https://payitoff-sandbox.io/api/v3.0.0';

export function Link({ env, nexusKey, ...rest }) {
  return (
    <>
      <payitoff-link env={env} nexus-key={nexusKey}>
        Link &amp; save
      </payitoff-link>
      <payitoff-link {...rest} />
      <payitoff-link env="production" nexusKey={nexusKey} onpayitoff-error={(e) => e.detail.status === 'error'} />
      {rest.live ? <payitoff-link env="production" {...rest} /> : <payitoff-link env="sandbox" {...rest} />}
      <code>{'<payitoff-link env="sandbox"></payitoff-link>'}</code>
      <p>Test against https://payitoff-sandbox.io first.</p>
    </>
  );
}
