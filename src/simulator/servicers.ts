/** A loan servicer to choose from. */
export interface Servicer {
  readonly name: string;
  /** The kinds of loans it has. */
  readonly loans: string;
  /** The color of its badge, in degrees. */
  readonly hue: number;
}

/** All invented: the names of real servicers are theirs. */
export const SERVICERS: readonly Servicer[] = [
  { name: 'Bramblegate Servicing', loans: 'Federal loans', hue: 150 },
  { name: 'Fernhollow Student Loans', loans: 'Federal and private loans', hue: 95 },
  { name: 'Lanternfield Education Finance', loans: 'Private loans', hue: 45 },
  { name: 'Oakenquill Loan Services', loans: 'Federal loans', hue: 20 },
  { name: 'Quillmoor Lending', loans: 'Private loans and refinancing', hue: 265 },
  { name: 'Thistlewick Financial', loans: 'Federal and private loans', hue: 320 },
];
