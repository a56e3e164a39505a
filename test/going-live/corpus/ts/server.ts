import { createServer } from 'node:http';
const key: string = process.env['PAYITOFF_API_KEY']!;
export const server = createServer(async (_request, response) => {
  const answer = await fetch('https://partners.payitoff.io/api/v3.0.0/me', { headers: { Authorization: `Bearer ${key}` } });
  response.end(await answer.text());
});
