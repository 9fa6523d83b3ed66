package com.smartap.testkit.samples;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** The fictional vendors, and the fictional customer that all samples are sent to. */
final class SampleVendors {
    static final String CUSTOMER = "Meridian Outdoor Group";
    static final String CUSTOMER_TAX_ID = "94-3127765";
    static final List<String> CUSTOMER_ADDRESS = List.of("2200 Lakeshore Avenue", "Oakland, CA 94606");

    static final SampleVendor HARBORVIEW = american(
            "V-1001",
            "Harborview Office Supply",
            "93-1184027",
            address("1840", "Harbor Street", "Portland", "OR", "97205"),
            "ar@harborview.example",
            "(503) 555-0142",
            30,
            "021000021",
            "4483920117");
    static final SampleVendor CASCADE = american(
            "V-1002",
            "Cascade Industrial Parts Inc",
            "91-2047716",
            address("715", "Foundry Road", "Tacoma", "WA", "98421"),
            "billing@cascadeparts.example",
            "(253) 555-0178",
            45,
            "091000019",
            "7720014453");
    static final SampleVendor BLUEPEAK = american(
            "V-1003",
            "Bluepeak Software LLC",
            "84-3390158",
            address("1200", "Summit Plaza", "Denver", "CO", "80202"),
            "invoices@bluepeak.example",
            "(720) 555-0110",
            30,
            "122105155",
            "5500183926");
    static final SampleVendor LARKSPUR = american(
            "V-1004",
            "Larkspur Consulting Group",
            "04-3718840",
            address("88", "Commonwealth Pier", "Boston", "MA", "02210"),
            "accounts@larkspur.example",
            "(617) 555-0136",
            15,
            "021000021",
            "9034417265");
    static final SampleVendor PRAIRIE = american(
            "V-1005",
            "Prairie Freight Lines",
            "47-0912334",
            address("4410", "Railyard Drive", "Omaha", "NE", "68105"),
            "settlements@prairiefreight.example",
            "(402) 555-0151",
            15,
            "091000019",
            "1180265590");
    static final SampleVendor TIDEWATER = american(
            "V-1006",
            "Tidewater Facility Services",
            "54-1770263",
            address("310", "Granby Avenue", "Norfolk", "VA", "23510"),
            "office@tidewater.example",
            "(757) 555-0184",
            30,
            "122105155",
            "6612093347");
    static final SampleVendor SABLEWOOD = american(
            "V-1007",
            "Sablewood Furniture Works",
            "38-2659914",
            address("925", "Millrace Court", "Grand Rapids", "MI", "49503"),
            "finance@sablewood.example",
            "(616) 555-0127",
            60,
            "021000021",
            "3097714825");
    static final SampleVendor QUILLON = american(
            "V-1008",
            "Quillon Print & Packaging",
            "31-1846072",
            address("2750", "Paper Mill Lane", "Columbus", "OH", "43215"),
            "ar@quillon.example",
            "(614) 555-0163",
            30,
            "091000019",
            "8450036612");
    static final SampleVendor NORDLICHT = new SampleVendor(
            "V-2001",
            "Nordlicht Messtechnik GmbH",
            "DE136695976",
            new Address("Speicherstraße", "14", "20457", "Hamburg", null, "DE"),
            "buchhaltung@nordlicht.example",
            "+49 40 5550 142",
            Currency.getInstance("EUR"),
            "Net 30",
            new BankAccount(
                    "Nordlicht Messtechnik GmbH",
                    BankAccount.Type.CHECKING,
                    null,
                    null,
                    "DE89370400440532013000",
                    "COBADEFFXXX",
                    null));
    static final SampleVendor ASHDOWN = new SampleVendor(
            "V-2002",
            "Ashdown Textiles Ltd",
            "GB980780684",
            new Address("Kirkgate", "27", "LS2 7DJ", "Leeds", null, "GB"),
            "credit@ashdown.example",
            "+44 113 496 0142",
            Currency.getInstance("GBP"),
            "Net 30",
            new BankAccount(
                    "Ashdown Textiles Ltd",
                    BankAccount.Type.CHECKING,
                    null,
                    null,
                    "GB29NWBK60161331926819",
                    "NWBKGB2L",
                    null));
    static final SampleVendor MIZUTANI = new SampleVendor(
            "V-2003",
            "Mizutani Precision K.K.",
            "T7120001077023",
            new Address("Nakanoshima", "3-2-18", "530-0005", "Osaka", null, "JP"),
            "keiri@mizutani.example",
            "+81 6 5550 0142",
            Currency.getInstance("JPY"),
            "Net 60",
            new BankAccount(
                    "Mizutani Precision K.K.",
                    BankAccount.Type.CHECKING,
                    null,
                    "0142 7731902",
                    null,
                    "BOTKJPJT",
                    null));

    private SampleVendors() {}

    private static Address address(String number, String street, String town, String state, String zip) {
        return new Address(street, number, zip, town, state, "US");
    }

    private static SampleVendor american(
            String id,
            String name,
            String taxId,
            Address address,
            String email,
            String phone,
            int days,
            String routing,
            String account) {
        return new SampleVendor(
                id,
                name,
                taxId,
                address,
                email,
                phone,
                Currency.getInstance("USD"),
                "Net " + days,
                BankAccount.us(name, routing, account));
    }

    /** The address as it is printed, without the country for vendors in the United States. */
    static List<String> addressLines(SampleVendor vendor) {
        Address address = vendor.address();
        List<String> lines = new ArrayList<>();
        boolean numberFirst = !"DE".equals(address.country());
        lines.add(
                numberFirst
                        ? address.buildingNumber() + " " + address.street()
                        : address.street() + " " + address.buildingNumber());
        if (address.region() != null) {
            lines.add(address.town() + ", " + address.region() + " " + address.postalCode());
        } else {
            boolean codeFirst = "DE".equals(address.country());
            lines.add(
                    codeFirst
                            ? address.postalCode() + " " + address.town()
                            : address.town() + " " + address.postalCode());
            lines.add(new Locale.Builder().setRegion(address.country()).build().getDisplayCountry(Locale.ENGLISH));
        }
        return lines;
    }
}
