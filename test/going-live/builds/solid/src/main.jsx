import 'payitoff-link';
import Page from '#page';
import { render } from 'solid-js/web';

render(() => <Page />, document.getElementById('app'));
