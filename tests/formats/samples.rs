//! The sample reports in `sample-reports` that are Word documents: how they are made, and that they are made so.
//!
//! `RAPPORTEUR_BLESS=1 cargo test --test formats samples` writes them. What is in them is said in `tests/samples`.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use rapporteur::source::Source;

use crate::build::{Docx, run};
use crate::lossless::report;

/// The samples by their file names.
pub(crate) fn all() -> Vec<(&'static str, Docx)> {
    vec![
        ("seed-banks.en.docx", seed_banks()),
        ("lighthouses.zh.docx", lighthouses()),
        ("date-palms.ar.docx", date_palms()),
    ]
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-reports").join(name)
}

/// The files in an archive; the archive itself depends on who packed it.
fn unpacked(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let read = |at: usize| {
        let mut file = archive.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (file.name().unwrap().into_owned(), text)
    };
    (0..8).map(read).collect()
}

#[test]
fn the_samples_are_those_made_here() {
    for (name, docx) in all() {
        if std::env::var_os("RAPPORTEUR_BLESS").is_some() {
            std::fs::write(path(name), docx.bytes()).unwrap();
        }
        let file = std::fs::read(path(name)).unwrap();
        assert_eq!(unpacked(&file), unpacked(&docx.bytes()), "{name}");
        report(&Source::from_bytes(name, &file).unwrap());
    }
}

/// A report in the template of Geneva: every number is computed; with a tracked change, a field, hidden words and a box.
#[expect(clippy::too_many_lines, reason = "it is one text")]
fn seed_banks() -> Docx {
    let changed = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"RegSingleTxtG\"/></w:pPr>{}<w:del w:id=\"1\"><w:r><w:delText>twelve</w:delText>\
         </w:r></w:del><w:ins w:id=\"2\">{}</w:ins>{}<w:r><w:rPr><w:vanish/></w:rPr><w:t> (check this)</w:t></w:r>{}\
         </w:p>",
        run("By the end of 2035, "),
        run("fourteen"),
        run(" of the regional seed banks had been certified"),
        run(", three more than in 2033."),
    );
    let referring = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"RegSingleTxtG\"/></w:pPr>{}<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>\
         <w:instrText> REF _Ref1 \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
         <w:r><w:t>5</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>{}</w:p>",
        run("The losses described in paragraph "),
        run(
            " above could have been avoided almost everywhere, for the cold rooms concerned had no second source of \
             power."
        ),
    );
    let text_box = |words: &str| format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", run(words));
    let boxed = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback><w:pict><v:textbox>{0}</v:textbox>\
         </w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        text_box("A seed that nobody sows is an exhibit, not a reserve.")
    );
    Docx::new()
        .table(&[
            "|United Nations|E/2036/57",
            "|Economic and Social Council|Distr.: General¶8 May 2036¶Original: English",
        ])
        .paragraph("", "2036 session")
        .paragraph("", "Geneva, 7–25 July 2036")
        .paragraph("", "Item 14 (b) of the provisional agenda*")
        .paragraph("", "Agricultural development: food security")
        .paragraph("HChG", "Seed banks and the keeping of local crop varieties")
        .paragraph("H1G", "Report of the Secretary-General")
        .table(&[
            "Summary",
            "The present report describes how seed banks have kept local crop varieties between 2033 and 2035, what \
             was lost in that time and why, and how farmers have had their part in it.¶It recommends a second source \
             of power for every cold room and a right of farmers to what they have deposited.",
        ])
        .paragraph("", "→*→E/2036/100.")
        .paragraph("RegHChG", "Introduction")
        .paragraph(
            "RegSingleTxtG",
            "The present report is submitted pursuant to Council resolution 2033/18, in which the Secretary-General \
             was requested to report on the keeping of local crop varieties.[[See also E/2034/62.]]",
        )
        .paragraph(
            "RegSingleTxtG",
            "It is based on the replies of 61 Governments and of 38 seed banks to a questionnaire sent in September \
             2035. The replies may be consulted at the secretariat.",
        )
        .paragraph("RegHChG", "State of the seed banks")
        .paragraph("RegH1G", "Collections and buildings")
        .xml(&changed)
        .paragraph(
            "RegSingleTxtG",
            "A seed bank is certified where the following are found in order, in this sequence:",
        )
        .paragraph("RegSingleTxtG2", "The register of the samples, which has to state for each of them:")
        .paragraph("RegSingleTxtG3", "The place and date at which it was collected;")
        .paragraph("RegSingleTxtG3", "The person or community that handed it over;")
        .paragraph("RegSingleTxtG2", "The cold rooms, their temperature and their supply of power;")
        .paragraph("RegSingleTxtG2", "The yearly trial of germination.")
        .paragraph(
            "RegSingleTxtG",
            "Six collections suffered losses. In the worst case, 4,100 samples were spoiled when a cold room stood at \
             31 degrees for nine days.[[The case is described in E/2035/48, paras. 12–15.]] The numbers by cause are \
             as follows:",
        )
        .paragraph("", "(Number of samples)")
        .table(&["Cause|2033|2034|2035", "Failure of power|310|95|4 250", "Pests|120|140|88", "Unknown|15|9|22"])
        .xml(&referring)
        .paragraph("RegH1G", "Exchange with farmers")
        .paragraph(
            "RegSingleTxtG",
            "Most banks keep seed for breeders. Nineteen now also lend it to farmers, who return twice the quantity \
             after the harvest. The Living Granary project, begun in 2031, has shown the way in four countries.",
        )
        .xml(&boxed)
        .paragraph(
            "RegSingleTxtG",
            "Loans were repaid in 93 per cent of cases. Where they were not, drought was the cause, and the banks \
             have renewed the loan without exception.",
        )
        .paragraph(
            "RegSingleTxtG",
            "Women were the borrowers in two cases out of three. They had also, as several Governments observed, \
             kept the varieties alive before there was a bank.",
        )
        .paragraph("RegHChG", "Conclusions and recommendations")
        .paragraph(
            "RegSingleTxtG",
            "The keeping of seed has made progress, but it rests on few shoulders and on an uncertain supply of power.",
        )
        .paragraph("RegSingleTxtG", "The Council may wish to recommend that Member States:")
        .paragraph("RegSingleTxtG2", "Provide every cold room with a second source of power by 2040;")
        .paragraph("RegSingleTxtG2", "Grant farmers a right to the varieties that they have deposited;")
        .paragraph("RegSingleTxtG2", "Publish the register of each bank once a year.")
        .paragraph(
            "RegSingleTxtG",
            "The Secretary-General will report again in 2039, in the light of paragraph 11 above.",
        )
}

/// A report in the template of New York, in Chinese: every number is typed; the masthead stands in the head of the page.
fn lighthouses() -> Docx {
    Docx::new()
        .header(&["|联合国||A/91/214", "|大会||Distr.: General¶14 July 2036¶Chinese¶Original: English"])
        .paragraph("Session", "第九十一届会议")
        .paragraph("AgendaItemNormal", "临时议程*项目76(b)")
        .paragraph("AgendaTitleH2", "海洋和海洋法：航行安全")
        .paragraph("TitleHCH", "→→沿海灯塔和其他助航设备的维护")
        .paragraph("TitleH1", "→→秘书长的报告")
        .paragraph("", "→*→A/91/150。")
        .paragraph("HCh", "→一.→导言")
        .paragraph(
            "SingleTxt",
            "1.→大会第88/117号决议请秘书长就沿海助航设备的维护情况提出报告。本报告根据44个会员国的答复编写。[[答复全文可向秘书处索取。]]",
        )
        .paragraph("SingleTxt", "2.→本报告所述期间为2033年7月至2036年6月。此前的情况见A/88/96。")
        .paragraph("HCh", "→二.→助航设备的现状")
        .paragraph("H1", "→A.→灯塔")
        .paragraph(
            "SingleTxt",
            "3.→提交答复的国家共有灯塔3 912座，其中约三分之一建于一百多年以前。许多灯塔已无人值守，由岸上的中心遥控。",
        )
        .paragraph("SingleTxt", "4.→灯塔熄灭的主要原因有以下几项：")
        .paragraph("SingleTxt", "→(a)→蓄电池老化，夜间电力不足；")
        .paragraph("SingleTxt", "→(b)→海水侵蚀塔基，维修船只无法靠岸；")
        .paragraph("SingleTxt", "→(c)→备件停产，只能向其他国家借用。")
        .paragraph(
            "SingleTxt",
            "5.→“长明灯”方案于2032年启动，为小岛屿国家更换光源。到2035年底，该方案已完成218座灯塔的改造，[[见A/90/301，第17至22段。]]费用比预计低百分之八。",
        )
        .paragraph("H4", "→→灯塔的历史价值")
        .paragraph("SingleTxt", "6.→一些灯塔已列为历史建筑，改造时须保留原有的透镜。九个国家为此订立了专门规则。")
        .paragraph("H1", "→B.→浮标和无线电信号")
        .paragraph("SingleTxt", "7.→浮标的数量在三年内增加了一成。各区域的数量如下：")
        .paragraph("SingleTxt", "(座)")
        .table(&["区域|2033年|2036年", "北部海域|1 204|1 377", "南部海域|866|902"])
        .paragraph(
            "SingleTxt",
            "8.→无线电信号可在浓雾中为船只定位，但不能取代灯光。去年两次搁浅事故都发生在信号受到干扰的时候（见上文第4段）。",
        )
        .paragraph("HCh", "→三.→维护人员和经费")
        .paragraph("SingleTxt", "9.→熟悉旧式透镜的技工越来越少。据估计，十年之内将有半数退休。")
        .paragraph("SingleTxt", "10.→为此，五个国家在2034年合办了一所培训学校，每年招收学员六十名，其中妇女占四成。")
        .paragraph("SingleTxt", "11.→维护经费多来自港口收费。航运减少时，经费也随之减少，而海岸的长度并不改变。")
        .paragraph("HCh", "→四.→结论和建议")
        .paragraph("SingleTxt", "12.→灯塔虽旧，用处未减。维护的费用远低于一次事故的损失。")
        .paragraph("SingleTxt", "13.→谨建议会员国：")
        .paragraph("SingleTxt", "→(a)→每年至少检查一次所有助航设备；")
        .paragraph("SingleTxt", "→(b)→共同储备停产的备件；")
        .paragraph("SingleTxt", "→(c)→为第10段所述学校提供教员。")
}

/// A report in the template of New York, in Arabic: every number is typed, the digits are European as in the real ones.
fn date_palms() -> Docx {
    Docx::new()
        .header(&["|الأمم المتحدة||A/91/318", "|الجمعية العامة||Distr.: General¶2 September 2036¶Arabic¶Original: English"])
        .paragraph("Session", "الدورة الحادية والتسعون")
        .paragraph("AgendaItemNormal", "البند 24 (ب) من جدول الأعمال المؤقت*")
        .paragraph("AgendaTitleH2", "التنمية الزراعية والأمن الغذائي")
        .paragraph("TitleHCH", "→→زراعة نخيل التمر وصون أصنافه")
        .paragraph("TitleH1", "→→تقرير الأمين العام")
        .paragraph("", "→*→A/91/150.")
        .paragraph("HCh", "→أولا -→مقدمة")
        .paragraph(
            "SingleTxt",
            "1 -→يقدم هذا التقرير عملا بقرار الجمعية العامة 89/204، الذي طلبت فيه إلى الأمين العام أن يقدم تقريرا عن زراعة نخيل التمر.[[انظر أيضا A/89/77.]]",
        )
        .paragraph("SingleTxt", "2 -→ويستند التقرير إلى ردود 22 دولة من الدول الأعضاء وردت حتى نهاية حزيران/يونيه 2036.")
        .paragraph("HCh", "→ثانيا -→حالة البساتين")
        .paragraph("H1", "→ألف -→المياه والتربة")
        .paragraph("SingleTxt", "3 -→انخفض منسوب المياه الجوفية في معظم الواحات. ويعزى ذلك إلى الأسباب التالية:")
        .paragraph("SingleTxt", "→(أ)→زيادة عدد الآبار غير المرخصة؛")
        .paragraph("SingleTxt", "→(ب)→قلة الأمطار في السنوات الثلاث الأخيرة؛")
        .paragraph("SingleTxt", "→(ج)→ملوحة التربة في الأراضي المنخفضة.")
        .paragraph("SingleTxt", "4 -→وقد أتاح الري بالتنقيط خفض استهلاك المياه بنسبة 40 في المائة في البساتين التي أدخل فيها.")
        .paragraph("H1", "→باء -→الأصناف المحلية")
        .paragraph("SingleTxt", "5 -→سجلت البلدان 310 أصناف محلية، منها 45 صنفا لم يبق منها سوى أقل من مائة نخلة.")
        .paragraph("SingleTxt", "6 -→ويحتفظ المزارعون بهذه الأصناف في المقام الأول، ولا سيما النساء منهم (انظر الفقرة 3 أعلاه).")
        .paragraph("HCh", "→ثالثا -→الاستنتاجات والتوصيات")
        .paragraph("SingleTxt", "7 -→إن صون الأصناف المحلية أقل كلفة من استعادتها بعد فقدانها.")
        .paragraph("SingleTxt", "8 -→ولعل الجمعية العامة تود أن توصي الدول الأعضاء بأن تحصر بساتينها كل خمس سنوات.")
}
