// An OpenID Connect provider on a free port (oidc-provider) where whoever comes is signed in at once, as the account that the
// test names.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

export interface Account {
  readonly email?: string
  readonly email_verified?: boolean
  readonly groups?: readonly string[]
}

export interface SignInProvider {
  readonly issuer: string
  /** Whoever signs in from now on; undefined: they break it off. */
  account: Account | undefined
  stop(): Promise<void>
}

export const relayAtProvider = { id: 'plumbline', secret: 'a secret of the relay, in the environment' }

export async function startSignInProvider(redirectUri: string): Promise<SignInProvider> {
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const self: SignInProvider = {
    issuer,
    account: undefined,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  const known = new Map<string, Account>()
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: relayAtProvider.id,
        client_secret: relayAtProvider.secret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    cookies: { keys: ['a key of the test'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['groups'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...known.get(sub) }) }),
    // Nobody is asked whether the relay may know this.
    async loadExistingGrant({ oidc }) {
      const { client, session } = oidc
      const grant = new provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const handle = provider.callback()

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!request.url?.startsWith('/interaction/')) return void handle(request, response)
    const { account } = self
    const accountId = `account ${known.size}`
    if (account) known.set(accountId, account)
    const result = account ? { login: { accountId, remember: false } } : { error: 'access_denied' }
    await provider.interactionFinished(request, response, result)
  }
  return self
}
