import { onMount } from 'solid-js';

export default function Page() {
  const nexusKey = 'nk_live_0001';
  onMount(() => fetch('https://partners.payitoff.io/api/v3.0.0/status'));
  return (
    <payitoff-link env="production" nexus-key={nexusKey}>
      Link your student loans
      <p slot="complete" hidden>
        Linked.
      </p>
    </payitoff-link>
  );
}
