import { readFile } from 'node:fs/promises';
import type { HTTPRequest } from 'puppeteer-core';
import { addressesIn, type Address } from '../addresses.js';
import { recordCalls } from './in-page.js';

/** Hosts that are never really asked. */
export const VENDOR_HOSTS = ['payitoff-cdn.io', 'payitoff-sandbox.io', 'payitoff.io'].flatMap((host) => [
  host,
  `*.${host}`,
]);
const VENDOR_HOST = /^(?:[\w-]+\.)*payitoff(?:-cdn|-sandbox)?\.io$/;

/** A request to the vendor that a page made. */
export interface VendorRequest extends Pick<Address, 'of' | 'environment'> {
  url: string;
  method: string;
  /** It carried an API key. */
  hasCredential: boolean;
}

/** Answers what a page asks of the vendor: its script with the simulator, its API with nothing. */
export class Vendor {
  readonly requests: VendorRequest[] = [];
  readonly #script: string;

  private constructor(script: string) {
    this.#script = script;
  }

  /** @param simulator The file of the simulator as one classic script. */
  static async fromFile(simulator: string | URL): Promise<Vendor> {
    // Every key is taken, and no window opens: nobody is there to close it.
    const handlers = `{acceptsKey:()=>true,onLink:(flow)=>setTimeout(()=>flow.exit('incomplete'))}`;
    const script = await readFile(simulator, 'utf8');
    return new Vendor(`globalThis.payitoffSimulator=${handlers};${script}\n;(${recordCalls.toString()})();`);
  }

  /** Answers a request if it is for the vendor. */
  answer(request: HTTPRequest): boolean {
    const url = request.url();
    if (!URL.canParse(url) || !VENDOR_HOST.test(new URL(url).hostname)) return false;
    const [address] = addressesIn(url);
    const headers = request.headers();
    const cors = {
      'access-control-allow-origin': headers['origin'] ?? '*',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
      'access-control-allow-methods': '*',
    };
    if (address && request.method() !== 'OPTIONS') {
      const hasCredential = 'authorization' in headers || 'x-api-key' in headers;
      this.requests.push({
        of: address.of,
        environment: address.environment,
        url: url.replace(/[?#].*/, ''),
        method: request.method(),
        hasCredential,
      });
    }
    const isScript = address?.of === 'script';
    void request
      .respond({
        status: 200,
        headers: cors,
        contentType: isScript ? 'text/javascript' : 'application/json',
        body: isScript ? this.#script : '{}',
      })
      // The page is gone.
      .catch(() => undefined);
    return true;
  }
}
