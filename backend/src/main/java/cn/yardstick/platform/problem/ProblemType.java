package cn.yardstick.platform.problem;

/**
 * The whole vocabulary of errors (RFC 9457). Each value says what is wrong and what to do, in Chinese and English; the
 * type of a problem is {@code urn:yardstick:problem:<slug>}.
 */
public enum ProblemType {
    MALFORMED("malformed", 400, "请求无法理解", "The request cannot be understood", "请检查格式、字段名和参数。", "Check format, field names and parameters."),
    KEY_MISSING("idempotency-key-missing", 400, "缺少幂等键", "Idempotency-Key is missing", "请为本次提交生成一个 8 至 128 位的 Idempotency-Key。", "Send an Idempotency-Key of 8 to 128 characters made for this submission."),
    NOT_CANONICAL("path-not-canonical", 400, "路径不规范", "The path is not canonical", "请使用不含转义分隔符的规范路径。", "Use the plain path without encoded separators."),
    NOT_SIGNED_IN("not-signed-in", 401, "尚未登录或登录已失效", "Not signed in", "请重新登录。", "Sign in again."),
    WRONG_CREDENTIALS("wrong-credentials", 401, "用户名或口令不正确", "User name or password is wrong", "请核对后重试。", "Check both and try again."),
    FACTOR_NEEDED("factor-needed", 401, "需要动态口令", "A second factor is needed", "请输入动态口令，或一个恢复码。", "Enter the code of your second factor, or a recovery code."),
    NOT_ALLOWED("not-allowed", 403, "没有此项权限", "Not allowed", "如确需办理，请联系安全管理员授权。", "Ask the security administrator if you need this."),
    NOT_ON_OWN("not-on-own", 403, "不得办理与本人有关的事项", "Not on or for oneself", "请由其他有权人员办理。", "Somebody else who may must do it."),
    NOT_SAME_PERSON("not-same-person", 403, "须由另一人办理", "A second person must do it", "提出人与决定人不得为同一人。", "Who proposed may not decide."),
    NOT_FOUND("not-found", 404, "未找到", "Not found", "对象不存在或不在您的查看范围内。", "It does not exist or is not visible to you."),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "不支持的方法", "Method not allowed", "请查阅接口契约。", "See the contract."),
    NOT_ACCEPTABLE("not-acceptable", 406, "无法提供所要求的格式", "Not acceptable", "请接受 application/json。", "Accept application/json."),
    TOO_SLOW("too-slow", 408, "请求传输过慢", "The request came too slowly", "请检查网络后重试。", "Check the network and try again."),
    CONFLICT("conflict", 409, "当前状态不允许", "The state of things forbids it", "请刷新后查看当前状态。", "Reload and look at the present state."),
    GATE_SHUT("gate-shut", 409, "关口尚未通过", "A gate is still shut", "请先完成所列事项。", "Finish what is listed first."),
    STALE("stale", 412, "内容已被他人修改", "Changed by somebody else meanwhile", "请刷新后再改。", "Reload and change again."),
    TOO_LARGE("too-large", 413, "请求过大", "The request is too large", "请减小内容后重试。", "Send less."),
    WRONG_MEDIA_TYPE("wrong-media-type", 415, "不支持的内容类型", "Unsupported content type", "请使用契约规定的内容类型。", "Use the content type of the contract."),
    NOT_ACCEPTED("not-accepted", 422, "内容不符合要求", "Understood, but not acceptable", "请按各处说明修改。", "Correct the places that are named."),
    KEY_REUSED("idempotency-key-reused", 422, "幂等键已用于其他内容", "The Idempotency-Key was used for something else", "请为新的内容生成新的键。", "Make a new key for new content."),
    VERSION_MISSING("version-missing", 428, "缺少版本", "If-Match is missing", "请带上所改版本的 ETag（If-Match）。", "Send the ETag of the version you change as If-Match."),
    TOO_MANY("too-many", 429, "尝试次数过多", "Too many attempts", "请稍后再试。", "Try again later."),
    BROKEN("broken", 500, "系统内部错误", "Something broke", "已记录，请稍后重试。", "It is recorded; try again later."),
    OVERLOADED("overloaded", 503, "系统繁忙", "Too busy", "请稍后重试。", "Try again later.");

    private final String slug;
    private final int status;
    private final String titleZh;
    private final String titleEn;
    private final String detailZh;
    private final String detailEn;

    ProblemType(String slug, int status, String titleZh, String titleEn, String detailZh, String detailEn) {
        this.slug = slug;
        this.status = status;
        this.titleZh = titleZh;
        this.titleEn = titleEn;
        this.detailZh = detailZh;
        this.detailEn = detailEn;
    }

    public String type() {
        return "urn:yardstick:problem:" + slug;
    }

    public int status() {
        return status;
    }

    String title(boolean english) {
        return english ? titleEn : titleZh;
    }

    String detail(boolean english) {
        return english ? detailEn : detailZh;
    }

    /** A problem of this type in its own words. */
    public ProblemException raise() {
        return new ProblemException(this, detailZh, detailEn);
    }

    /** A problem of this type in words for the case; they must hold no refused value. */
    public ProblemException raise(String zh, String en) {
        return new ProblemException(this, zh, en);
    }
}
