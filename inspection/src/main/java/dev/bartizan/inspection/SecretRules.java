package dev.bartizan.inspection;

import dev.bartizan.domain.Confidence;
import java.util.List;

/** Credential formats with a prefix of their own, from their vendors' documentation. Nothing here is a real credential. */
final class SecretRules {
    /** Ends a token: no further token character follows. */
    private static final String END = "(?![A-Za-z0-9_])";

    private static final String END_DASH = "(?![A-Za-z0-9_-])";

    private SecretRules() {}

    static List<SecretRule> rules() {
        return List.of(
                SecretRule.of(
                                "aws_access_key_id",
                                "AWS access key id",
                                "akia",
                                "(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}" + END)
                        .startingAlso("asia", "abia", "acca"),
                SecretRule.of(
                        "aws_bedrock_key", "Amazon Bedrock API key", "absk", "ABSK[A-Za-z0-9+/]{100,270}={0,2}" + END),
                SecretRule.of("github_token", "GitHub token", "ghp_", "gh[pousr]_[A-Za-z0-9]{36}" + END)
                        .startingAlso("gho_", "ghu_", "ghs_", "ghr_")
                        .checkedBy(Checksums::github),
                SecretRule.of(
                        "github_fine_grained_token",
                        "GitHub fine-grained token",
                        "github_pat_",
                        "github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}" + END),
                SecretRule.of(
                                "gitlab_token",
                                "GitLab token",
                                "glpat-",
                                "(?:glpat-[A-Za-z0-9_-]{20,300}(?:\\.[0-9a-z]{2}\\.?[0-9a-z]{7})?|gl(?:rt|dt|ft|soat)-[A-Za-z0-9_-]{20,64}|glptt-[0-9a-f]{40})"
                                        + END_DASH)
                        .startingAlso("glptt-", "glrt-", "gldt-", "glft-", "glsoat-"),
                SecretRule.of(
                                "slack_token",
                                "Slack token",
                                "xox",
                                "xox[abpers](?:\\.xox[bp])?-[A-Za-z0-9-]{20,250}" + END)
                        .checkedBy(Checksums::digitsAndLetters),
                SecretRule.of(
                        "slack_app_token",
                        "Slack app token",
                        "xapp-",
                        "xapp-\\d-[A-Z0-9]{9,15}-\\d{8,16}-[a-f0-9]{32,80}" + END),
                SecretRule.of(
                        "slack_webhook",
                        "Slack webhook address",
                        "hooks.slack.com/",
                        "hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Z0-9]{8,12}/[A-Z0-9]{8,12}/(?:\\d{12,24}/)?[A-Za-z0-9]{20,44}"
                                + END),
                SecretRule.of(
                                "stripe_key",
                                "Stripe secret key",
                                "sk_live_",
                                "[sr]k_(?:live|test)_[A-Za-z0-9]{24,99}" + END)
                        .startingAlso("rk_live_", "sk_test_", "rk_test_"),
                SecretRule.of(
                        "stripe_webhook_secret",
                        "Stripe webhook secret",
                        "whsec_",
                        "whsec_[A-Za-z0-9+/]{32,44}={0,2}" + END),
                SecretRule.of("google_api_key", "Google API key", "aiza", "AIza[A-Za-z0-9_-]{35}" + END_DASH),
                SecretRule.of(
                        "google_oauth_secret",
                        "Google OAuth client secret",
                        "gocspx-",
                        "GOCSPX-[A-Za-z0-9_-]{28}" + END_DASH),
                SecretRule.of(
                                "google_access_token",
                                "Google access token",
                                "ya29.",
                                "ya29\\.[A-Za-z0-9_-]{60,400}" + END_DASH)
                        .confidence(Confidence.MEDIUM),
                SecretRule.of(
                        "azure_storage_key",
                        "Azure storage or Cosmos DB account key",
                        "accountkey=",
                        "(?i:AccountKey)=([A-Za-z0-9+/]{86}==)"),
                SecretRule.of(
                        "azure_service_bus_key",
                        "Azure Service Bus or Event Hubs key",
                        "sharedaccesskey=",
                        "(?i:SharedAccessKey)=([A-Za-z0-9+/]{43}=)"),
                SecretRule.of(
                                "azure_sas",
                                "Azure shared access signature",
                                "sig=",
                                "sig=([A-Za-z0-9%+/]{43,60}(?:%3[Dd]|=))")
                        .confidence(Confidence.MEDIUM),
                SecretRule.of(
                                "openai_key",
                                "OpenAI API key",
                                "sk-",
                                "sk-(?:(?:proj|svcacct|admin|None)-[A-Za-z0-9_-]{20,120}T3BlbkFJ[A-Za-z0-9_-]{20,120}|[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})"
                                        + END_DASH)
                        .checkedBy(credential -> SecretRule.Outcome.CONFIRMED),
                SecretRule.of(
                        "anthropic_key",
                        "Anthropic API key",
                        "sk-ant-",
                        "sk-ant-[a-z]{3,5}\\d\\d-[A-Za-z0-9_-]{80,120}" + END_DASH),
                SecretRule.of("openrouter_key", "OpenRouter API key", "sk-or-v1-", "sk-or-v1-[0-9a-f]{64}" + END),
                SecretRule.of(
                                "deepseek_key",
                                "API key of an OpenAI-compatible service",
                                "sk-",
                                "sk-(?=[0-9a-f]{0,31}[0-9])[0-9a-f]{32}" + END_DASH)
                        .confidence(Confidence.MEDIUM),
                SecretRule.of("groq_key", "Groq API key", "gsk_", "gsk_[A-Za-z0-9]{52}" + END),
                SecretRule.of("xai_key", "xAI API key", "xai-", "xai-[A-Za-z0-9]{80}" + END),
                SecretRule.of("perplexity_key", "Perplexity API key", "pplx-", "pplx-[A-Za-z0-9]{48}" + END),
                SecretRule.of("replicate_token", "Replicate API token", "r8_", "r8_[A-Za-z0-9]{37,40}" + END),
                SecretRule.of("nvidia_key", "NVIDIA API key", "nvapi-", "nvapi-[A-Za-z0-9_-]{60,70}" + END_DASH),
                SecretRule.of("npm_token", "npm token", "npm_", "npm_[A-Za-z0-9]{36}" + END)
                        .checkedBy(Checksums::npm),
                SecretRule.of(
                        "pypi_token",
                        "PyPI token",
                        "pypi-ageichlwas5vcmc",
                        "pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,400}" + END_DASH),
                SecretRule.of(
                        "sendgrid_key",
                        "SendGrid API key",
                        "sg.",
                        "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}" + END_DASH),
                SecretRule.of("twilio_key", "Twilio API key", "sk", "SK[0-9a-f]{32}" + END)
                        .confidence(Confidence.MEDIUM),
                SecretRule.of(
                                "huggingface_token",
                                "Hugging Face token",
                                "hf_",
                                "(?:hf|api_org)_[A-Za-z0-9]{34,37}" + END)
                        .startingAlso("api_org_"),
                SecretRule.of("digitalocean_token", "DigitalOcean token", "dop_v1_", "do[opr]_v1_[0-9a-f]{64}" + END)
                        .startingAlso("doo_v1_", "dor_v1_"),
                SecretRule.of("databricks_token", "Databricks token", "dapi", "dapi[0-9a-f]{32}(?:-\\d)?" + END),
                SecretRule.of("shopify_token", "Shopify token", "shpat_", "shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}" + END)
                        .startingAlso("shpca_", "shppa_", "shpss_"),
                SecretRule.of(
                                "vault_token",
                                "HashiCorp Vault token",
                                "hvs.",
                                "hv[sbr]\\.[A-Za-z0-9_-]{24,200}" + END_DASH)
                        .startingAlso("hvb.", "hvr."),
                SecretRule.of(
                        "docker_token",
                        "Docker Hub token",
                        "dckr_",
                        "dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,32}" + END_DASH),
                SecretRule.of("grafana_token", "Grafana token", "glsa_", "glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}" + END),
                SecretRule.of("newrelic_key", "New Relic API key", "nrak-", "NRAK-[A-Z0-9]{27}" + END),
                SecretRule.of("postman_key", "Postman API key", "pmak-", "PMAK-[0-9a-f]{24}-[0-9a-f]{34}" + END),
                SecretRule.of("telegram_bot_token", "Telegram bot token", ":aa", ":AA[A-Za-z0-9_-]{33}" + END_DASH)
                        .confidence(Confidence.MEDIUM),
                SecretRule.of(
                                "jwt",
                                "JSON Web Token",
                                "eyj",
                                "eyJ[A-Za-z0-9_-]{10,400}\\.eyJ?[A-Za-z0-9_-]{8,}+(?:\\.[A-Za-z0-9_-]{0,400})?+")
                        .checkedBy(Checksums::jwt),
                SecretRule.of(
                        "private_key",
                        "private key",
                        "-----begin",
                        "-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH|ENCRYPTED|PGP) )?PRIVATE KEY(?: BLOCK)?-----"
                                + "(?=[\\s\\\\nr]{1,8}(?:[A-Za-z0-9+/]{16}|Proc-Type|Version|Comment))"),
                SecretRule.of("notion_token", "Notion token", "ntn_", "ntn_[A-Za-z0-9]{40,50}" + END),
                SecretRule.of(
                        "onepassword_token",
                        "1Password service account token",
                        "ops_eyj",
                        "ops_eyJ[A-Za-z0-9+/_-]{100,500}={0,2}"),
                SecretRule.of(
                        "sourcegraph_token",
                        "Sourcegraph token",
                        "sgp_",
                        "sgp_(?:local_|[A-Fa-f0-9]{16}_)?[A-Fa-f0-9]{40}" + END),
                SecretRule.of("facebook_token", "Facebook access token", "eaa", "EAA[MC][A-Za-z0-9]{100,300}" + END),
                SecretRule.of("sentry_token", "Sentry token", "sntry", "sntry[su]_[A-Za-z0-9+/=_-]{60,400}"),
                SecretRule.of("airtable_token", "Airtable token", "pat", "pat[A-Za-z0-9]{14}\\.[0-9a-f]{64}" + END),
                SecretRule.of("linear_key", "Linear API key", "lin_api_", "lin_api_[A-Za-z0-9]{40}" + END),
                SecretRule.of(
                        "langsmith_key",
                        "LangSmith API key",
                        "lsv2_",
                        "lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}" + END),
                SecretRule.of("age_key", "age secret key", "age-secret-key-1", "AGE-SECRET-KEY-1[0-9A-Z]{58}" + END));
    }
}
