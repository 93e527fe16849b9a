package dev.bartizan.inspection.codeweakness;

import static dev.bartizan.inspection.codeweakness.Language.CPP;
import static dev.bartizan.inspection.codeweakness.Language.CSHARP;
import static dev.bartizan.inspection.codeweakness.Language.GO;
import static dev.bartizan.inspection.codeweakness.Language.JAVA;
import static dev.bartizan.inspection.codeweakness.Language.JAVASCRIPT;
import static dev.bartizan.inspection.codeweakness.Language.PYTHON;
import static dev.bartizan.inspection.codeweakness.Language.SQL;

import dev.bartizan.domain.Severity;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@code weak-cryptographic-algorithm}: broken hashes, ciphers and modes. */
final class WeakCryptography {
    private static final List<String> CALLS = List.of(
            "hashlib.md5",
            "hashlib.sha1",
            "md5",
            "MD5.new",
            "SHA1.new",
            "SHA.new",
            "DES.new",
            "DES3.new",
            "ARC4.new",
            "ARC2.new",
            "Blowfish.new",
            "algorithms.ARC4",
            "algorithms.TripleDES",
            "algorithms.Blowfish",
            "hashes.MD5",
            "hashes.SHA1",
            "modes.ECB",
            "MD5.Create",
            "SHA1.Create",
            "DES.Create",
            "TripleDES.Create",
            "RC2.Create",
            "new MD5CryptoServiceProvider",
            "new SHA1CryptoServiceProvider",
            "new SHA1Managed",
            "new DESCryptoServiceProvider",
            "new TripleDESCryptoServiceProvider",
            "new RC2CryptoServiceProvider",
            "MD5.HashData",
            "SHA1.HashData",
            "md5.Sum",
            "md5.New",
            "sha1.Sum",
            "sha1.New",
            "des.NewCipher",
            "des.NewTripleDESCipher",
            "rc4.NewCipher",
            "MD5",
            "SHA1",
            "MD5_Init",
            "SHA1_Init",
            "EVP_md5",
            "EVP_sha1",
            "EVP_des_ecb",
            "EVP_des_cbc",
            "EVP_rc4",
            "EVP_des_ede3_cbc",
            "DES_ecb_encrypt",
            "EVP_aes_128_ecb",
            "EVP_aes_256_ecb",
            "DigestUtils.md5Hex",
            "DigestUtils.sha1Hex",
            "CryptoJS.MD5",
            "CryptoJS.SHA1",
            "CryptoJS.DES.encrypt",
            "CryptoJS.RC4.encrypt",
            "DES_set_key",
            "RC4");
    private static final List<String> NAMED = List.of(
            "MessageDigest.getInstance",
            "Cipher.getInstance",
            "crypto.createHash",
            "createHash",
            "crypto.createCipheriv",
            "createCipheriv",
            "crypto.createCipher",
            "hashlib.new",
            "KeyGenerator.getInstance",
            "SecretKeyFactory.getInstance",
            "HashAlgorithm.Create",
            "HASHBYTES",
            "Hashbytes",
            "hashbytes",
            "new SecretKeySpec",
            "digest",
            "crypto.createHmac",
            "AES.new");
    private static final Pattern WEAK = Pattern.compile(
            "(?:md[245]|sha-?1|des(?:ede)?(?:[-/].{0,20})?|3des|rc[24](?:-.{0,8})?|arcfour|blowfish|bf-.{0,8}|aes|aes(?:-\\d{3})?[-/]ecb.{0,20}|des3)");
    private static final List<String> HARMLESS = List.of(
            "usedforsecurity=False",
            "checksum",
            "etag",
            "ETag",
            "cache",
            "dedup",
            "Checksum",
            "Cache",
            "fingerprint",
            "file_hash",
            "fileHash",
            "shard",
            "bucket",
            "gravatar",
            "Gravatar",
            "integrity");

    private WeakCryptography() {}

    static CodeRule rule() {
        return CodeRule.draft(Subclass.WEAK_CRYPTOGRAPHIC_ALGORITHM, "A broken hash, cipher or mode")
                .because("MD5 and SHA-1 collide, DES and RC4 can be broken, ECB shows patterns.")
                .weighs(Severity.HIGH, "CWE-327")
                .instead("Use SHA-256 or better, AES-GCM, and a slow hash such as Argon2 or bcrypt for passwords.")
                .found(WeakCryptography::look)
                .finds(PYTHON, """
                        def store(password):
                            return hashlib.md5(password.encode()).hexdigest()
                        """)
                .finds(PYTHON, """
                        cipher = DES.new(key, DES.MODE_ECB)
                        """)
                .finds(PYTHON, """
                        cipher = AES.new(key, AES.MODE_ECB)
                        """)
                .finds(JAVA, """
                        MessageDigest md = MessageDigest.getInstance("MD5");
                        """)
                .finds(JAVA, """
                        Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
                        """)
                .finds(CSHARP, """
                        using var md5 = MD5.Create();
                        """)
                .finds(GO, """
                        sum := md5.Sum([]byte(password))
                        """)
                .finds(JAVASCRIPT, """
                        const hash = crypto.createHash('sha1').update(password).digest('hex');
                        """)
                .finds(CPP, """
                        EVP_EncryptInit_ex(ctx, EVP_des_cbc(), NULL, key, iv);
                        """)
                .finds(SQL, """
                        SELECT id FROM users WHERE password_hash = MD5('x');
                        """)
                .ignores(PYTHON, """
                        digest = hashlib.sha256(data).hexdigest()
                        """, "a sound hash")
                .ignores(PYTHON, """
                        key = hashlib.md5(url.encode(), usedforsecurity=False).hexdigest()
                        """, "declared to be no matter of security")
                .ignores(JAVA, """
                        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
                        """, "authenticated encryption")
                .ignores(GO, """
                        etag := fmt.Sprintf("%x", md5.Sum(body))
                        """, "a cache tag, not a matter of security")
                .ignores(JAVASCRIPT, """
                        const h = crypto.createHash('sha256').update(data).digest('hex');
                        """, "a sound hash")
                .rule();
    }

    private static void look(Flow flow, Report report) {
        Code code = flow.code();
        for (Flow.Invocation invocation : flow.calls()) {
            Call call = invocation.call();
            boolean named = call.is(NAMED) && namesWeak(code, call);
            boolean direct =
                    call.is(CALLS) || (code.language() == SQL && call.is(List.of("md5", "sha1", "Md5", "Sha1")));
            if ((named || direct) && !isHarmless(code, invocation)) {
                report.add(call, 0.85, call.path() + " uses a broken algorithm.");
            }
        }
    }

    private static boolean namesWeak(Code code, Call call) {
        if (call.is("AES.new")) {
            return code.source(call.open(), call.close()).contains("MODE_ECB");
        }
        for (int i = call.open() + 1; i < Math.min(call.close(), call.open() + 12); i++) {
            if (code.isText(i) && code.token(i).text().length() < 40) {
                String name = code.token(i).text().toLowerCase(Locale.ROOT);
                boolean plain = name.equals("aes") && !call.is("Cipher.getInstance");
                if (!plain && WEAK.matcher(name).matches()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A checksum, a cache key: nobody gains by a collision. */
    private static boolean isHarmless(Code code, Flow.Invocation invocation) {
        String statement = code.source(
                invocation.statement(), Math.min(code.size(), invocation.call().close() + 1));
        String function = invocation.within().name();
        return HARMLESS.stream().anyMatch(mark -> statement.contains(mark) || function.contains(mark));
    }
}
