const api = 'https://payitoff-sandbox.io/api/v3.0.0';
