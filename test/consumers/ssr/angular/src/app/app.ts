import { Component } from '@angular/core';
import { LinkLoans } from './link-loans';

@Component({ selector: 'app-root', imports: [LinkLoans], template: '<app-link-loans />' })
export class App {}
