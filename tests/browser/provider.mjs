/* A real OpenID Connect provider for one test run, on loopback: whoever signs in as NAME is in the group of that name. */
import Provider from "oidc-provider";

const [port, back, signedOut, secret] = process.argv.slice(2);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: "yjp",
      client_secret: secret,
      redirect_uris: [back],
      post_logout_redirect_uris: [signedOut],
      grant_types: ["authorization_code"],
      response_types: ["code"],
    },
  ],
  pkce: { required: () => true },
  conformIdTokenClaims: false,
  claims: { openid: ["sub"], profile: ["preferred_username", "groups"] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, preferred_username: `${id}@example.org`, groups: [id] }),
  }),
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
});
/* Its trial pages ask for a font of another machine and an icon that there is not: neither belongs in a test. */
provider.use(async (ctx, next) => {
  if (ctx.path === "/favicon.ico") {
    ctx.status = 204;
    return;
  }
  await next();
  if (typeof ctx.body === "string") {
    ctx.body = ctx.body.replace(/@import url\([^)]*\);?/g, "");
  }
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
