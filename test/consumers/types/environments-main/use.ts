import 'payitoff-link';

declare module 'payitoff-link' {
  interface PayitoffEnvironments {
    staging: true;
  }
}

const link = document.createElement('payitoff-link');
link.env = 'staging';
link.env = 'sandbox';
// @ts-expect-error: nobody has declared this one
link.env = 'stage';
