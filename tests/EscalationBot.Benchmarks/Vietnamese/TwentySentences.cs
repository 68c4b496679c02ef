namespace EscalationBot.Benchmarks.Vietnamese;

/// <summary>The same twenty sentences in both languages, most with something about time, as officials write them.</summary>
internal static class TwentySentences
{
    public static readonly string[] Vietnamese =
    [
        "UBND xã đã gửi tờ trình ngày 18/12/2025, đến nay chưa được trả lời",
        "Đề nghị Sở Tài chính trả lời trước ngày 30/9",
        "Báo cáo chậm nhất vào thứ sáu tuần tới",
        "Cuộc họp bắt đầu lúc 8 giờ 30 sáng mai",
        "Công văn ngày 05 tháng 8 năm 2024 của UBND huyện",
        "Sở hẹn trả lời trong vòng 10 ngày làm việc",
        "Hôm qua chuyên viên của sở có gọi điện",
        "Kiến nghị này gửi cách đây hai tuần",
        "Hạn cuối là hết tháng này",
        "Từ ngày 1 đến ngày 12 tháng 9 không có ai trả lời",
        "Thống kê giúp tôi số liệu quý III năm 2024",
        "Ba ngày nữa đoàn kiểm tra về xã",
        "Họp giao ban lúc 2 giờ chiều thứ hai",
        "Tuần trước sở đã nhận hồ sơ",
        "Dự án bắt đầu từ năm 2023 và kéo dài hai năm",
        "Xin gia hạn thêm 5 ngày",
        "Chúng tôi chờ từ tháng 6 đến tháng 8",
        "Chiều nay tôi nộp bản bổ sung",
        "Danh sách kiến nghị của đơn vị tôi",
        "Sở Xây dựng trả lời chung chung, không rõ ý kiến",
    ];

    public static readonly string[] English =
    [
        "The commune sent the report on 18/12/2025 and has had no answer until now",
        "Please let the Department of Finance answer before September 30",
        "Report by Friday next week at the latest",
        "The meeting starts at 8:30 tomorrow morning",
        "The letter of August 5, 2024 from the district",
        "The department promised an answer within 10 business days",
        "Yesterday an officer of the department called",
        "This proposal was sent two weeks ago",
        "The deadline is the end of this month",
        "From September 1 to September 12 nobody answered",
        "Please give me the figures of the third quarter of 2024",
        "In three days the inspectors come to the commune",
        "The meeting is at 2 pm on Monday",
        "Last week the department received the file",
        "The project started in 2023 and lasts two years",
        "Please extend it by 5 days",
        "We waited from June to August",
        "This afternoon I will hand in the supplement",
        "The list of proposals of my office",
        "The Department of Construction answered vaguely, without a clear position",
    ];
}
