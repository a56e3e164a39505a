expect(api).toBe('https://payitoff-sandbox.io/api/v3.0.0');
Nexus.linkServicers({});
