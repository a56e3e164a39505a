'use client';
import 'payitoff-link';
import type { PayitoffLink, PayitoffSuccessEvent } from 'payitoff-link';
import 'payitoff-link/jsx';
import { useEffect, useRef, useState } from 'react';

export function LinkLoans() {
  const link = useRef<PayitoffLink>(null);
  const [borrower, setBorrower] = useState('');

  useEffect(() => {
    const element = link.current!;
    const onSuccess = ({ detail }: PayitoffSuccessEvent) => setBorrower(detail.result.borrower?.uuid ?? '');
    element.addEventListener('payitoff-success', onSuccess);
    return () => element.removeEventListener('payitoff-success', onSuccess);
  }, []);

  return (
    <>
      <payitoff-link ref={link} env="sandbox" nexus-key="your-nexus-key">
        Link your student loans
        <span slot="complete" hidden>
          Your loans are linked.
        </span>
      </payitoff-link>
      {borrower && <p>Borrower {borrower}</p>}
    </>
  );
}
