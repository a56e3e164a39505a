import Script from 'next/script';
const ENV = 'sandbox';

export const Page = () => (
  <main>
    <Script src="https://payitoff-cdn.io/sandbox/nexus/js/v1" strategy="lazyOnload" />
    <payitoff-link env={ENV} nexus-key="nk_test_0001" />
    <payitoff-link env="prod" />
    <button onClick={() => window.Nexus?.link({ onExit: (r) => r.status === 'success' && done() })}>Link</button>
    <img src={`https://payitoff-sandbox.io/logo/${ENV}.png`} />
  </main>
);
