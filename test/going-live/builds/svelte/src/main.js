import 'payitoff-link';
import Page from '#page';
import { mount } from 'svelte';

mount(Page, { target: document.getElementById('app') });
