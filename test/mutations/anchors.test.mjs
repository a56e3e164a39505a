import { it } from 'node:test';
import { mutate } from './mutate.mjs';
import { MUTATIONS } from './mutations.mjs';

for (const mutation of MUTATIONS) {
  it(`the mutation "${mutation.name}" fits the code`, () => {
    mutate(mutation);
  });
}
