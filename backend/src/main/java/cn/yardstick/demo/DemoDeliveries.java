package cn.yardstick.demo;

import cn.yardstick.consequence.Deliveries;
import cn.yardstick.consequence.DeliveryKind;
import cn.yardstick.consequence.DeliveryView;
import cn.yardstick.consequence.NewDelivery;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.publication.PublicationView;
import jakarta.enterprise.context.ApplicationScoped;

/** What went out by a list that was revised afterwards: one was corrected, one still waits for it. */
@ApplicationScoped
class DemoDeliveries {

    private final As as;
    private final DemoAccounts demo;
    private final Deliveries deliveries;
    private final BureauTime time;

    DemoDeliveries(As as, DemoAccounts demo, Deliveries deliveries, BureauTime time) {
        this.as = as;
        this.demo = demo;
        this.deliveries = deliveries;
        this.time = time;
    }

    /** Answers the one that is to be corrected. */
    DeliveryView sent(PublicationView list) {
        record(list, DeliveryKind.RANK, "警衔管理办公室", "随警衔晋升材料一并报送。");
        return record(list, DeliveryKind.PAY, "财务科", null);
    }

    void corrected(DeliveryView old) {
        as.account(demo.id("office2"), () -> deliveries.correct(old.id(), time.today(), "已收回旧名单，换发修订名单。"));
    }

    private DeliveryView record(PublicationView list, DeliveryKind kind, String recipient, String note) {
        return as.account(demo.id("office"), () -> deliveries.record(list, new NewDelivery(kind, recipient, time.today(), note)));
    }
}
