package cn.yardstick.trail.rest;

import cn.yardstick.audit.AuditProofs;
import cn.yardstick.audit.AuditSearch.Found;
import cn.yardstick.audit.HeadView;
import cn.yardstick.ledger.LogKeys;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** The audit log as the contract has it. */
final class AuditMessages {

    private AuditMessages() {
    }

    /** A line; {@code index} is null while it has no place yet. */
    public record AuditLineResponse(String id, String index, Instant at, String accountId, String by, List<String> actingAs, String deputyOf, String address, String action, String recordType, String recordId,
            String reason, @JsonRawValue String before, @JsonRawValue String after) {

        static AuditLineResponse of(Found found) {
            var line = found.line();
            return new AuditLineResponse(Long.toString(line.id()), found.index() == null ? null : found.index().toString(), line.at(), line.accountId() == null ? null : line.accountId().toString(),
                    line.by(), line.as() == null || line.as().isEmpty() ? List.of() : List.of(line.as().split(" ")), line.deputyOf(), line.address(), line.action(), line.recordType(), line.recordId(), line.reason(),
                    line.before(), line.after());
        }
    }

    /** A signed head. */
    public record AuditHead(String size, Instant signedAt, String note) {

        static AuditHead of(HeadView head) {
            return new AuditHead(Long.toString(head.size()), head.signedAt(), head.note());
        }
    }

    /** That a line stands in the log. */
    public record AuditInclusion(String index, String line, String hash, List<String> path, AuditHead head) {

        static AuditInclusion of(AuditProofs.Inclusion proof) {
            return new AuditInclusion(Long.toString(proof.index()), proof.line(), proof.hash().word(), texts(proof.path()), AuditHead.of(proof.head()));
        }
    }

    /** That a later log begins with an earlier one. */
    public record AuditConsistency(String from, String to, List<String> path) {

        static AuditConsistency of(AuditProofs.Consistency proof) {
            return new AuditConsistency(Long.toString(proof.from()), Long.toString(proof.to()), texts(proof.path()));
        }
    }

    /** The key that this instance signs by, and those that it signed by before. */
    public record AuditKey(String key, String algorithm, List<String> earlier) {

        static AuditKey of(List<String> keys) {
            return new AuditKey(keys.getLast(), LogKeys.kind(keys.getLast()).word(), keys.subList(0, keys.size() - 1));
        }
    }

    private static List<String> texts(List<byte[]> path) {
        return path.stream().map(Base64.getEncoder()::encodeToString).toList();
    }
}
