// A certified OpenID Connect provider with one client, for tests: prints its issuer when it listens.
// Whoever signs in there is who they say they are, and their address is that name at the domain.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const [redirectUri, domain, port] = process.argv.slice(2);
const server = createServer();
server.listen(Number(port), '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'wayleave-tests',
        client_secret: 'a-secret-for-tests-only',
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['for-tests-only'] },
    async findAccount(_context, id) {
      const email = `${id.toLowerCase().replaceAll(' ', '.')}@${domain}`;
      return { accountId: id, claims: () => ({ sub: id, name: id, email, email_verified: true }) };
    },
  });
  server.on('request', provider.callback());
  console.log(issuer);
});
