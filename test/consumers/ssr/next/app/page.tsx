import { LinkLoans } from './link-loans';

export default function Page() {
  return <LinkLoans />;
}
