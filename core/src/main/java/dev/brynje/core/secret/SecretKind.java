package dev.brynje.core.secret;

/** What a secret is. */
public enum SecretKind {
  PASSWORD("a password"),
  SECRET("a secret"),
  TOKEN("a token"),
  KEY("a key"),
  CREDENTIAL("what looks like a credential"),
  URL_PASSWORD("a password in a URL"),
  PRIVATE_KEY("a private key"),
  JSON_WEB_TOKEN("a JSON Web Token"),
  AGE_KEY("an age private key"),
  AWS_ACCESS_KEY("an AWS access key id"),
  ANTHROPIC_KEY("an Anthropic API key"),
  DIGITALOCEAN_TOKEN("a DigitalOcean token"),
  DOCKER_TOKEN("a Docker Hub token"),
  GITHUB_TOKEN("a GitHub token"),
  GITLAB_TOKEN("a GitLab token"),
  GOOGLE_API_KEY("a Google API key"),
  HUGGING_FACE_TOKEN("a Hugging Face token"),
  NPM_TOKEN("an npm token"),
  OPENAI_KEY("an OpenAI API key"),
  PYPI_TOKEN("a PyPI token"),
  SENDGRID_KEY("a SendGrid API key"),
  SLACK_TOKEN("a Slack token"),
  STRIPE_KEY("a Stripe live key"),
  VAULT_TOKEN("a Vault token"),
  WEBHOOK("a webhook's address, which is its password");

  private final String words;

  SecretKind(String words) {
    this.words = words;
  }

  /** As a sentence names it: {@code a password}. */
  public String words() {
    return words;
  }
}
