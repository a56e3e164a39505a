'use client';
import 'payitoff-link';

export { default } from '#page';
