import 'payitoff-link';
import Page from '#page';
import { createRoot } from 'react-dom/client';

createRoot(document.getElementById('app')).render(<Page />);
