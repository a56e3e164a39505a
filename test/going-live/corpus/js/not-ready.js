const script = document.createElement('script');
script.src = 'https://payitoff-cdn.io/' + 'sandbox/nexus/js/v1';
const element = document.createElement('payitoff-link');
element.setAttribute('env', 'sandbox');
document.body.innerHTML = `
  <payitoff-link env="sandbox" nexus-key="${key}">Link</payitoff-link>
`;
document.body.innerHTML += '<payitoff-link env="production"></payitoff-link>';
const view = html`<payitoff-link env="staging" .nexusKey=${key} @payitoff-success=${linked}></payitoff-link>`;
h('payitoff-link', { env: 'sandbox', nexusKey: key });

const TOKEN = 'pk_0123456789';
const client = axios.create({ baseURL: 'http://partners.payitoff.io/api/v3.0.0', headers: { Authorization: 'Bearer ' + TOKEN } });
const request = new XMLHttpRequest();
request.open('GET', 'https://partners.payitoff.io/api/latest/me');
request.setRequestHeader('Authorization', `Bearer ${TOKEN}`);

document.addEventListener('payitoff-incomplete', ({ detail }) => {
  switch (detail.status) {
    case 'incomplete':
      break;
    case 'quit':
      break;
  }
});
const options = { onSuccess() {} };
Nexus.link(options);
const PAYITOFF_API_KEY = 'pk_0123456789';
