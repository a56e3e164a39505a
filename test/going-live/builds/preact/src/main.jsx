import 'payitoff-link';
import Page from '#page';
import { render } from 'preact';

render(<Page />, document.getElementById('app'));
