/**
 * First script of a test page in WebKit, whose driver cannot intercept the vendor's addresses: there the two
 * environments are paths of the test server. It asks our own code for the state that all copies of the package share,
 * so that it knows nothing of the rest of that state.
 */
import { environments } from '../../src/nexus/environments.js';

environments().set('sandbox', `${location.origin}/fake/vendor/sandbox/nexus/js/v1`);
environments().set('production', `${location.origin}/fake/vendor/nexus/js/v1`);
document.currentScript!.remove();
