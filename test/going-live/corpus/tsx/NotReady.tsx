import type { Simulator } from 'payitoff-link/simulator';
import { installSimulator } from 'payitoff-link/simulator';

export const Link = <T extends object>(props: T) => (
  <payitoff-link env={'sandbox' as const} nexus-key={key!} data-props={props} />
);
installSimulator({} satisfies Partial<Simulator>);

export async function borrowers(token: string): Promise<Response> {
  return fetch('https://partners.payitoff.io/api/v3.0.0/borrowers', {
    headers: { Authorization: `Bearer ${token}` },
  });
}
