package com.smartap.console;

import com.smartap.core.SmartAp;
import com.smartap.model.purchasing.PurchaseOrder;
import com.smartap.model.purchasing.PurchaseOrderId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Purchase orders, as the ERP gave them: list, and one with what is left to be billed. */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}/purchase-orders")
final class PurchaseOrdersController {
    private final SmartAp smartAp;
    private final Pages pages;
    private final ConsoleProperties properties;

    PurchaseOrdersController(SmartAp smartAp, Pages pages, ConsoleProperties properties) {
        this.smartAp = smartAp;
        this.pages = pages;
        this.properties = properties;
    }

    @GetMapping
    View list(
            Visit visit,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String target) {
        PurchaseOrder.Status wanted = Arrays.stream(PurchaseOrder.Status.values())
                .filter(value -> value.name().equals(status))
                .findFirst()
                .orElse(null);
        Map<String, Object> model = new HashMap<>();
        model.put(
                "page",
                smartAp.purchaseOrders()
                        .list(visit.actor(), Paging.blankToNull(q), wanted, Paging.at(cursor, properties.pageSize())));
        model.put("names", new Names(smartAp, visit.actor()));
        model.put("statuses", PurchaseOrder.Status.values());
        model.put("status", wanted == null ? "" : wanted.name());
        model.put("q", q == null ? "" : q);
        model.put("cursor", cursor == null ? "" : cursor);
        return "list".equals(target)
                ? pages.part(visit, "smartap/console/purchase-orders", "list", model)
                : pages.page(visit, "smartap/console/purchase-orders", model);
    }

    @GetMapping("/{id}")
    View show(Visit visit, @PathVariable PurchaseOrderId id) {
        PurchaseOrder order = smartAp.purchaseOrders().get(visit.actor(), id);
        Map<String, Object> model = new HashMap<>();
        model.put("order", order);
        model.put("names", new Names(smartAp, visit.actor()));
        return pages.page(visit, "smartap/console/purchase-order", model);
    }
}
