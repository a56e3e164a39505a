import { useEffect } from 'preact/hooks';

export default function Page() {
  useEffect(() => void fetch('https://payitoff-sandbox.io/api/v3.0.0/status'), []);
  return (
    <payitoff-link env="sandbox" nexus-key="nk_test_0001">
      Link your student loans
    </payitoff-link>
  );
}
