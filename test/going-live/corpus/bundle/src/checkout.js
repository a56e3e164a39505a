// The page's own code, before bundling: npx esbuild src/checkout.js --bundle --minify --sourcemap --outfile=checkout.min.js
import { borrowers } from './api.js';

const padding = 'Lorem ipsum dolor sit amet, consetetur sadipscing elitr, sed diam nonumy eirmod tempor invidunt ut labore et dolore magna aliquyam erat.';

export function open(button) {
  button.title = padding;
  Nexus.link({
    onSuccess: (answer) => borrowers(answer.result.borrower.uuid),
    onExit: (answer) => {
      if (answer.status === 'aborted') button.disabled = false;
    },
  });
}
document.querySelectorAll('button').forEach(open);
