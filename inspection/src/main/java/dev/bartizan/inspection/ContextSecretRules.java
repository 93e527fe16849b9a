package dev.bartizan.inspection;

import dev.bartizan.domain.Confidence;
import java.util.List;

/** Credentials without a prefix of their own: the name beside them tells what they are. */
final class ContextSecretRules {
    private static final String ASSIGN = "[\"']?[ \\t]{0,3}(?:=>|:=|[:=]|\\bis\\b)[ \\t]{0,3}[\"'`]?";

    private ContextSecretRules() {}

    static List<SecretRule> rules() {
        return List.of(
                SecretRule.of(
                                "aws_secret_key",
                                "AWS secret access key",
                                "secret_access_key",
                                "(?i:secret[_ -]?access[_ -]?key|aws_secret(?:_key)?|secretaccesskey)"
                                        + ASSIGN
                                        + "([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])")
                        .startingAlso("secret access key", "secretaccesskey", "aws_secret", "secret-access-key")
                        .checkedBy(Checksums::random),
                SecretRule.of(
                                "azure_key",
                                "Azure AI service key",
                                "azure_openai",
                                "(?i:azure_openai(?:_api)?_key|ocp-apim-subscription-key)" + ASSIGN
                                        + "([0-9A-Za-z]{84}|[0-9a-f]{32})" + "(?![A-Za-z0-9])")
                        .startingAlso("ocp-apim-subscription-key")
                        .checkedBy(Checksums::random),
                SecretRule.of(
                                "azure_client_secret",
                                "Entra client secret",
                                "q~",
                                "[A-Za-z0-9_~.-]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~-])")
                        .startingBefore(4)
                        .confidence(Confidence.MEDIUM)
                        .checkedBy(Checksums::random),
                SecretRule.of(
                                "twilio_auth_token",
                                "Twilio auth token",
                                "twilio",
                                "(?i:twilio[_ -]?auth[_ -]?token)" + ASSIGN + "([0-9a-f]{32})(?![A-Za-z0-9])")
                        .checkedBy(Checksums::random),
                SecretRule.of(
                                "connection_string",
                                "address with a user name and password in it",
                                "://",
                                "://[^\\s:/@\"'<>]{0,64}:([^\\s:/@\"'<>]{3,128})@[A-Za-z0-9\\[]")
                        .checkedBy(credential -> SecretRule.Outcome.CONFIRMED),
                SecretRule.of(
                                "basic_auth",
                                "HTTP Basic credentials",
                                "basic ",
                                "(?i:basic) ([A-Za-z0-9+/]{12,256}={0,2})(?![A-Za-z0-9+/=])")
                        .checkedBy(Checksums::basic),
                SecretRule.of(
                                "bearer_token",
                                "bearer token",
                                "bearer ",
                                "(?i:bearer) ([A-Za-z0-9_.~+/-]{20,400}={0,2})(?![A-Za-z0-9_])")
                        .confidence(Confidence.MEDIUM)
                        .checkedBy(Checksums::random),
                SecretRule.of(
                                "authorization_header",
                                "token in an Authorization header",
                                "authorization",
                                "(?i:authorization)[\"']?:[ \\t]{0,4}[\"']?(?i:token|api-token|apikey|key|splunk|sso|genie-?key)?[ =]{0,3}"
                                        + "([A-Za-z0-9_.~+/-]{20,400}={0,2})(?![A-Za-z0-9_])")
                        .confidence(Confidence.MEDIUM)
                        .checkedBy(Checksums::random),
                SecretRule.of(
                                "curl_password",
                                "password on a command line",
                                "-u ",
                                "(?:-u|--user)[ =]{1,3}[\"']?[^\\s\"':$]{0,64}:[\"']?([^\\s\"'$]{5,64})")
                        .startingAlso("--user ", "--user=")
                        .confidence(Confidence.MEDIUM)
                        .checkedBy(Checksums::password),
                SecretRule.of(
                                "generic_api_key",
                                "API key or token",
                                "api_key",
                                "(?i:api[_ -]?key|apikey|access[_ -]?token|auth[_ -]?token|secret[_ -]?key|client[_ -]?secret|app[_ -]?secret"
                                        + "|private[_ -]?token|account[_ -]?key|encryption[_ -]?key|signing[_ -]?key)"
                                        + ASSIGN
                                        + "([A-Za-z0-9_.~+/=-]{16,200})(?![A-Za-z0-9_(\\[])")
                        .startingAlso(
                                "api-key",
                                "api key",
                                "apikey",
                                "access_token",
                                "access token",
                                "access-token",
                                "auth_token",
                                "auth token",
                                "auth-token",
                                "secret_key",
                                "secret key",
                                "secret-key",
                                "secretkey",
                                "client_secret",
                                "client-secret",
                                "client secret",
                                "clientsecret",
                                "accesstoken",
                                "authtoken",
                                "app_secret",
                                "private_token",
                                "private-token",
                                "account_key",
                                "encryption_key",
                                "signing_key")
                        .confidence(Confidence.MEDIUM)
                        .checkedBy(Checksums::random),
                SecretRule.of(
                                "password",
                                "password",
                                "password",
                                "(?i:password|passwd|passphrase|pwd|passwort|mot de passe|contrasena)" + ASSIGN
                                        + "([^\\s\"'`,;<>(){}\\[\\]]{6,64})(?=[\\s\"'`,;<.)}]|$)")
                        .startingAlso("passwd", "passphrase", "pwd", "passwort", "mot de passe", "contrasena")
                        .confidence(Confidence.MEDIUM)
                        .checkedBy(Checksums::password));
    }
}
