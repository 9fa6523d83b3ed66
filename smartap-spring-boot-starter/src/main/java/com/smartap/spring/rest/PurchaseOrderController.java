package com.smartap.spring.rest;

import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.purchasing.PurchaseOrder;
import com.smartap.model.purchasing.PurchaseOrderId;
import com.smartap.model.purchasing.VendorId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Purchase orders. */
@ApiController
@RequestMapping(RestPaths.BASE + "/purchase-orders")
class PurchaseOrderController {
    private final SmartAp smartAp;

    PurchaseOrderController(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    @GetMapping
    ResponseEntity<PageDto<PurchaseOrderDto>> list(
            Actor actor,
            PageRequest page,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) PurchaseOrder.@Nullable Status status) {
        return PageDto.of(smartAp.purchaseOrders().list(actor, text, status, page), PurchaseOrderDto::of);
    }

    @PostMapping
    ResponseEntity<PurchaseOrderDto> create(Actor actor, @RequestBody PurchaseOrderDto.NewDto order) {
        PurchaseOrder created = smartAp.purchaseOrders()
                .create(
                        actor,
                        Fields.required("number", order.number()),
                        Fields.required("vendorId", Fields.id("vendorId", order.vendorId(), VendorId::of)),
                        Fields.date("orderDate", order.orderDate()),
                        Fields.required("currency", Fields.currency("currency", order.currency())),
                        order.toLines());
        return Answers.created(PurchaseOrderDto.of(created), created.id().value(), created.version());
    }

    @GetMapping("/{id}")
    ResponseEntity<PurchaseOrderDto> get(Actor actor, @PathVariable PurchaseOrderId id) {
        PurchaseOrder order = smartAp.purchaseOrders().get(actor, id);
        return Answers.of(PurchaseOrderDto.of(order), order.version());
    }
}
