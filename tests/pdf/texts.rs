//! The texts of the sample files. Documents, programmes and figures in them are made up.

use crate::layout::Part::{Heading, Item, Line, Masthead, Note, Paragraph, Row, Title};
use crate::layout::Report;
use crate::writer::Script;

/// `sample-reports/river-ferries.en.pdf`.
pub(crate) const RIVER_FERRIES: Report = Report {
    script: Script::Latin,
    symbol: "A/97/412",
    parts: &[
        Masthead(
            &["United Nations", "General Assembly"],
            &["A/97/412", "Distr.: General", "14 August 2042", "Original: English"],
        ),
        Line("Ninety-seventh session"),
        Line("Item 23 of the provisional agenda"),
        Line("Inland water transport"),
        Title("Safety of ferries on rivers and lakes"),
        Line("Report of the Secretary-General"),
        Heading(1, "I.", "Introduction"),
        Paragraph(
            1,
            "In its resolution 96/118, the General Assembly asked the Secretary-General to report on what makes small \
             ferries on rivers and lakes sink, and on what has helped. The present report answers that request. It \
             covers the three years up to March 2042 and rests on the replies of 61 Governments and on the accident \
             register of the River Transport Forum.{1}",
        ),
        Note(
            1,
            "The register lists every accident with a loss of life that a member of the Forum has reported since 2031; \
             reports of the press alone are not entered.",
        ),
        Paragraph(
            2,
            "A small ferry, in this report, carries between 6 and 120 persons and crosses or follows inland water \
             on a fixed course. About 210,000 such ferries are at work. Most of them are made of wood, are older than \
             fifteen years and belong to the person who steers them.",
        ),
        Heading(1, "II.", "What makes ferries sink"),
        Heading(2, "A.", "Load"),
        Paragraph(
            3,
            "Of the 482 accidents in the register, 291 happened to boats with more persons or goods on board than they \
             were built for. On market days the share was higher still. In 17 countries the greatest load is painted \
             on the hull; in the others it stands only in a paper that passengers never see (see paras. 9 and 10 below).",
        ),
        Paragraph(
            4,
            "Goods shift. A boat that is stable with sacks on its floor is not stable with the same sacks on its roof, \
             and 74 boats turned over in calm water for that reason alone.",
        ),
        Heading(2, "B.", "Weather and darkness"),
        Heading(3, "1.", "Warnings that do not arrive"),
        Paragraph(
            5,
            "Storms on large lakes rise within half an hour. Forecasts are broadcast in most countries, but 38 Governments \
             say that boat crews seldom hear them. Where warnings are sent to mobile telephones, as described in the \
             report A/96/77, accidents in storms fell by more than a third within two years.",
        ),
        Heading(3, "2.", "Crossings by night"),
        Paragraph(
            6,
            "One accident in five happened at night, although only one crossing in fourteen is made then. Lamps were \
             missing or out of order in nearly all of these cases. The following table gives the figures by region.",
        ),
        Row(&["Region", "Crossings by night", "Accidents by night"]),
        Row(&["Great Lakes", "41 000", "33"]),
        Row(&["River deltas", "88 500", "47"]),
        Row(&["Mountain lakes", "6 200", "12"]),
        Heading(1, "III.", "What has helped"),
        Heading(2, "A.", "Boats"),
        Paragraph(
            7,
            "Under the Safe Hulls programme, 3,900 owners exchanged a wooden boat for one that stays afloat when it is \
             full of water. The programme pays two thirds of the price, and the owner pays the rest over four years:",
        ),
        Item("(a)", "Yards in six countries now build the boats from local material;"),
        Item(
            "(b)",
            "Every boat carries a plate with its greatest load, in figures and as a line on the hull.{2}",
        ),
        Note(2, "See E/2041/29, annex I, for a drawing of the plate."),
        Paragraph(
            8,
            "None of the boats built under the programme has sunk so far. Eleven have turned over, and all persons on \
             board could hold on to the hull until help came.",
        ),
        Heading(2, "B.", "Landing places"),
        Heading(4, "", "Counting at the gate"),
        Paragraph(
            9,
            "The simplest measure is a gate. At 212 landing places in the river deltas, passengers pass one by one \
             through a gate with a counter, and the boat leaves when the number on its plate is reached. Overloading \
             was seen on 4 per cent of the boats at these places, against 37 per cent elsewhere.",
        ),
        Heading(4, "", "Life jackets"),
        Paragraph(
            10,
            "Life jackets are carried on half of the boats and worn on one in twenty. Where they are lent at the gate and \
             given back at the other shore, nine passengers in ten wear them, as the trial described in A/96/77/Add.1 \
             has shown.",
        ),
        Heading(1, "IV.", "Conclusions and recommendations"),
        Paragraph(
            11,
            "Small ferries sink for few reasons, and the remedies are known and cheap. What is missing is somebody at \
             the landing place who may stop a boat.",
        ),
        Paragraph(12, "The General Assembly may wish to invite Governments:"),
        Item("(a)", "To have the greatest load shown on every hull by the end of 2045;"),
        Item("(b)", "To give the keepers of landing places the right to hold a boat back;"),
        Item("(c)", "To report accidents to the register of the River Transport Forum."),
        Paragraph(
            13,
            "The Secretary-General will report on the matter again at the one hundredth session, on the basis of the \
             register and of the questions set out in paragraph 3 above.",
        ),
    ],
};

/// `sample-reports/village-libraries.zh.pdf`.
pub(crate) const VILLAGE_LIBRARIES: Report = Report {
    script: Script::Chinese,
    symbol: "E/CN.9/2043/5",
    parts: &[
        Masthead(
            &["联合国", "经济及社会理事会"],
            &["E/CN.9/2043/5", "Distr.: General", "3 February 2043", "Chinese", "Original: English"],
        ),
        Line("人口与发展委员会"),
        Line("第七十六届会议"),
        Title("偏远村庄的公共图书馆"),
        Line("秘书长的报告"),
        Heading(1, "一.", "导言"),
        Paragraph(
            1,
            "本报告根据委员会第2042/3号决议编写，介绍山区和海岛村庄公共图书馆的现状，以及过去四年为使这些图书馆继续开放\
             所做的工作。秘书处向各会员国发出了调查表，截至2042年11月共收到44份答复。{1}",
        ),
        Note(1, "各国答复的汇总表可向秘书处索取；其中三份答复在截止日期之后收到，没有列入表中。"),
        Paragraph(
            2,
            "本报告所说的村庄图书馆，是指为居民不足三千人的村庄服务、每周至少开放两天的图书馆。据估计，这样的图书馆约有\
             六万八千所，其中三分之一没有专职人员。",
        ),
        Heading(1, "二.", "图书馆的现状"),
        Heading(2, "A.", "馆舍和藏书"),
        Paragraph(
            3,
            "答复调查的国家中，有29个表示多数村庄图书馆设在学校里，另有8个表示设在村民会堂里。单独的馆舍很少，而且大多\
             建于五十多年以前，屋顶漏雨是最常见的问题。",
        ),
        Paragraph(
            4,
            "一所村庄图书馆平均有藏书两千四百册。藏书的一半以上是二十年前的旧书，儿童读物不到五分之一。见E/CN.9/2039/8中\
             提出的最低标准。",
        ),
        Heading(2, "B.", "读者"),
        Paragraph(
            5,
            "读者中人数最多的是学龄儿童，其次是六十岁以上的老人。在冬季道路不通的村庄，冬天的借阅量是夏天的三倍（另见下文\
             第9段）。",
        ),
        Paragraph(
            6,
            "许多人来图书馆并不是为了借书，而是为了使用网络、填写表格或者同别人见面。馆员说，这些事情占去了他们一半以上的\
             时间。",
        ),
        Heading(1, "三.", "采取的措施"),
        Heading(2, "A.", "流动图书车和图书船"),
        Paragraph(
            7,
            "在流动书架项目下，17个国家的图书车和图书船每月到访一千九百个村庄。每辆车载书一千二百册，由县图书馆选配，每\
             季度更换一次。{2}",
        ),
        Note(2, "项目的账目见E/CN.9/2042/INF/3。"),
        Paragraph(8, "项目的经验可以归纳为以下几点："),
        Item("(a)", "到访的日期应当固定，并且写在村口的牌子上；"),
        Item("(b)", "驾驶员应当懂得借阅手续，这样可以少用一个人；"),
        Item("(c)", "图书船在雨季不能停航，因为雨季正是读者最多的时候。"),
        Heading(2, "B.", "馆员的培训"),
        Paragraph(
            9,
            "培训网络每年为六百名馆员举办为期两周的课程。课程讲授修补旧书、编制目录以及帮助读者使用公共服务网站。结业的\
             馆员中，九成在两年之后仍在原来的村庄工作。",
        ),
        Heading(1, "四.", "结论"),
        Paragraph(
            10,
            "一所村庄图书馆一年的费用低于一公里乡村公路的养护费用，而它往往是村里唯一每个人都可以进去的公共场所。",
        ),
        Paragraph(11, "请委员会注意本报告，并就下一份报告应当讨论的问题提供指导。"),
    ],
};
