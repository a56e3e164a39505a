import 'payitoff-link';
import type { PayitoffLink } from 'payitoff-link';
import 'payitoff-link/jsx';

export function LinkLoans(props: { borrower: string }) {
  let link!: PayitoffLink;
  return (
    <form>
      <payitoff-link
        ref={link}
        id="link"
        class="wide"
        env="sandbox"
        nexus-key="your-nexus-key"
        uuid={props.borrower}
        preload="auto"
        timeout={5000}
        disabled={false}
        name="borrower"
        required
        onClick={(event) => event.preventDefault()}
        on:payitoff-success={({ detail }) => detail.result.borrower?.uuid satisfies string | undefined}
        on:payitoff-error={({ detail }) => detail.code === 'busy'}
      >
        Link your student loans
        <span slot="complete">Linked.</span>
      </payitoff-link>
      <button type="button" onClick={() => void link.open().then((outcome) => outcome?.status)} />
    </form>
  );
}

export const wrong = [
  // @ts-expect-error: no such environment
  <payitoff-link env="prod" nexus-key="k" />,
  // @ts-expect-error: not the attribute's name
  <payitoff-link env="sandbox" nexusKey="k" />,
  // @ts-expect-error: camel case is no event here
  <payitoff-link env="sandbox" nexus-key="k" onPayitoffSuccess={() => {}} />,
  // @ts-expect-error: a success has no error code
  <payitoff-link env="sandbox" nexus-key="k" on:payitoff-success={({ detail }) => detail.code.length} />,
  // @ts-expect-error: no such moment
  <payitoff-link env="sandbox" nexus-key="k" preload="eager" />,
];
