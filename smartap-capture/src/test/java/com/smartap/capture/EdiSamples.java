package com.smartap.capture;

import com.smartap.spi.capture.DocumentSource;
import java.nio.charset.StandardCharsets;

/** Interchanges made for tests. */
final class EdiSamples {
    private static final String ISA =
            "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260302*1200*U*00401*000000042*0*P*>~\n";

    private EdiSamples() {}

    static DocumentSource source(String text) {
        return DocumentSource.of("sample.edi", text.getBytes(StandardCharsets.UTF_8));
    }

    /** One invoice with everything that a reader should find. */
    static String x12() {
        return ISA + "GS*IN*SENDER*RECEIVER*20260302*1200*7*X*004010~\n" + invoice("0001", "INV-7")
                + "GE*1*7~\nIEA*1*000000042~\n";
    }

    static String twoInvoicesAndAnOrder() {
        return ISA + "GS*IN*SENDER*RECEIVER*20260302*1200*7*X*004010~\n"
                + invoice("0001", "INV-7")
                + invoice("0002", "INV-8")
                + "GE*2*7~\n"
                + "GS*PO*SENDER*RECEIVER*20260302*1200*8*X*004010~\n"
                + order()
                + "GE*1*8~\nIEA*2*000000042~\n";
    }

    static String x12Order() {
        return ISA + "GS*PO*SENDER*RECEIVER*20260302*1200*8*X*004010~\n" + order() + "GE*1*8~\nIEA*1*000000042~\n";
    }

    private static String order() {
        return "ST*850*0003~\nBEG*00*NE*PO-77**20260301~\nCUR*BY*USD~\nN1*BY*Northwind~\nN1*SE*Maple Parts~\n"
                + "PO1*1*10*EA*2.5**VP*A-1~\nPID*F****Bolts~\nPO1*2*4*EA*1.25**VP*A-2~\nCTT*2~\nSE*10*0003~\n";
    }

    private static String invoice(String control, String number) {
        return "ST*810*" + control + "~\n"
                + "BIG*20260302*" + number + "*20260220*PO-1~\n"
                + "CUR*SE*CAD~\n"
                + "N1*SE*Maple Parts*91*77~\nN3*1 Main St~\nN4*Toronto*ON*M5V1A1~\nREF*TJ*123456789RT0001~\n"
                + "N1*BT*Northwind~\n"
                + "ITD*01*3*****30*****NET 30~\n"
                + "IT1*1*10*EA*10.00**VP*A-1~\nPID*F****Bolts~\n"
                + "IT1*2*20*EA*50.00*HP*VP*A-2~\nPID*F****Nuts, a hundred at a time~\n"
                + "TDS*13410~\nTXI*GS*14.1~\nSAC*C*D240***1000~\nCTT*2~\n"
                + "SE*18*" + control + "~\n";
    }

    /** The text in lines of one length, cut in the middle of whatever stands there. */
    static String wrapped(String text, int width) {
        return text.replaceAll("(.{" + width + "})", "$1\n");
    }

    /** An invoice of the European kind. */
    static String edifact() {
        return "UNB+UNOC:3+4012345000009:14+5412345000013:14+260302:1200+88'\n"
                + "UNH+1+INVOIC:D:96A:UN:EAN008'\n"
                + "BGM+380+RE-100+9'\n"
                + "DTM+137:20260302:102'\n"
                + "DTM+35:20260228:102'\n"
                + "RFF+ON:BEST-5'\nDTM+171:20260201:102'\n"
                + "NAD+SU+4012345000009::9++Müller ?+ Söhne GmbH+Hauptstr. 1+Köln++50667+DE'\n"
                + "RFF+VA:DE136695976'\nFII+RB+DE89370400440532013000:Müller'\n"
                + "NAD+BY+5412345000013::9++Northwind BV+Kade 2+Gent++9000+BE'\n"
                + "RFF+VA:BE0428759497'\n"
                + "CUX+2:EUR:4'\n"
                + "PAT+3++5:3:D:30'\nDTM+13:20260401:102'\n"
                + "ALC+C++++FC'\nMOA+23:10'\n"
                + "LIN+1++4000862141404:EN'\nPIA+1+A-1:SA'\nIMD+F++:::Schrauben:verzinkt'\nQTY+47:200:PCE'\n"
                + "MOA+203:90'\nPRI+AAA:45::NTP:100:PCE'\nTAX+7+VAT+++:::19+S'\n"
                + "LIN+2++4000862141411:EN'\nIMD+F++:::Muttern'\nQTY+47:4:PCE'\nMOA+203:50.00'\nPRI+AAA:12.50'\n"
                + "UNS+S'\nCNT+2:2'\n"
                + "MOA+79:140'\nMOA+125:150'\nMOA+124:28.5'\nMOA+77:178.5'\nMOA+113:100'\nMOA+9:78.5'\n"
                + "TAX+7+VAT+++:::19+S'\nMOA+125:150'\nMOA+124:28.5'\n"
                + "UNT+40+1'\nUNZ+1+88'\n";
    }
}
