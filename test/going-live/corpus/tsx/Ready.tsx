type Env = 'sandbox' | 'production';
interface Props {
  env: Env;
  api?: 'https://payitoff-sandbox.io';
}

export const Link = ({ env }: Props) => <payitoff-link env={env satisfies Env} nexus-key={key as string} />;
if (import.meta.env.DEV) await import('payitoff-link/simulator');
