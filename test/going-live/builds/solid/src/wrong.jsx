import { onMount } from 'solid-js';

export default function Page() {
  onMount(() => fetch('https://payitoff-sandbox.io/api/v3.0.0/status'));
  return (
    <payitoff-link env="sandbox" nexus-key="nk_test_0001">
      Link your student loans
    </payitoff-link>
  );
}
