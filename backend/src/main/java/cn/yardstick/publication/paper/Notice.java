package cn.yardstick.publication.paper;

import cn.yardstick.publication.PublicationLineView;
import java.util.List;

/**
 * What a printed notice says; every text as it is, made fit for printing here alone.
 *
 * @param bureau   who publishes
 * @param number   of the document (发文字号), or what stands in its place while it is a draft
 * @param title    of the list
 * @param body     paragraphs
 * @param signedOn day of the document in words, or null while it is a draft
 * @param facts    label and text, one after the other: what the list can be checked by
 * @param code     what the code to scan holds, or null
 * @param lines    of the table
 * @param maker    who made the file and when
 */
public record Notice(String bureau, String number, String title, List<String> body, String signedOn, List<String> facts, String code, List<PublicationLineView> lines, String maker) {
}
