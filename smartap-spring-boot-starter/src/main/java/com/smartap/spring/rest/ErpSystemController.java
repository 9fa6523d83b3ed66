package com.smartap.spring.rest;

import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The ERP systems whose connectors are on the class path. */
@ApiController
@RequestMapping(RestPaths.BASE + "/erp/systems")
class ErpSystemController {
    private final SmartAp smartAp;

    ErpSystemController(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    /** The actor is asked for so that only callers who are known see what is installed. */
    @GetMapping
    PageDto<ErpSystemDto> systems(Actor actor) {
        return PageDto.whole(smartAp.erp().systems(), ErpSystemDto::of);
    }
}
